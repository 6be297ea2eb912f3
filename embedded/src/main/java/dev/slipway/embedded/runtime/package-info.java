/// Runs releases on this machine, behind one port.
@NullMarked
package dev.slipway.embedded.runtime;

import org.jspecify.annotations.NullMarked;
