/// Decides what is kept for how long, and collects what is not.
@NullMarked
package dev.slipway.engine.retention;

import org.jspecify.annotations.NullMarked;
