/// How the service's own log looks.
@NullMarked
package dev.slipway.server.logging;

import org.jspecify.annotations.NullMarked;
