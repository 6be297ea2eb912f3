import express from 'express'
