/// Puts adapters, engine and API together; the only place that names adapters.
@NullMarked
package dev.slipway.server.wiring;

import org.jspecify.annotations.NullMarked;
