/// Starts and stops the service: the composition root.
@NullMarked
package dev.slipway.server;

import org.jspecify.annotations.NullMarked;
