/// A copy of everything that the service cannot make again.
@NullMarked
package dev.slipway.ports.backup;

import org.jspecify.annotations.NullMarked;
