/// Releases that are kept running.
@NullMarked
package dev.slipway.engine.release;

import org.jspecify.annotations.NullMarked;
