/// Releases of every kind, run for real.
@NullMarked
package dev.slipway.embedded.runtime;

import org.jspecify.annotations.NullMarked;
