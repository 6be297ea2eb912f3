/// Whether the service is well, for people and for probes.
@NullMarked
package dev.slipway.http.health;

import org.jspecify.annotations.NullMarked;
