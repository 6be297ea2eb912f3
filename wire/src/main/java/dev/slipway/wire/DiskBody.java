package dev.slipway.wire;

/// What everything takes of the disk and may take, in bytes.
public record DiskBody(long used, long limit) {}
