/// Wakes threads of this process that wait for something to change.
@NullMarked
package dev.slipway.embedded.signal;

import org.jspecify.annotations.NullMarked;
