/// Builds as child processes of this machine.
@NullMarked
package dev.slipway.embedded.build;

import org.jspecify.annotations.NullMarked;
