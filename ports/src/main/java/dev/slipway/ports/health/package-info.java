/// Whether what the service depends on is there and lets it in.
@NullMarked
package dev.slipway.ports.health;

import org.jspecify.annotations.NullMarked;
