/// Takes notices, holds leases, retries, and finds what was left behind.
@NullMarked
package dev.slipway.engine.worker;

import org.jspecify.annotations.NullMarked;
