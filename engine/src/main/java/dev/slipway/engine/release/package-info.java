/// Keeps the current releases running.
@NullMarked
package dev.slipway.engine.release;

import org.jspecify.annotations.NullMarked;
