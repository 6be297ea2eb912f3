/// What the stand-ins that speak HTTPS have in common.
@NullMarked
package dev.slipway.azure.standin.web;

import org.jspecify.annotations.NullMarked;
