/// The keys that open the API.
@NullMarked
package dev.slipway.ports.access;

import org.jspecify.annotations.NullMarked;
