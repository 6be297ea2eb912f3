/// As whom Slipway asks Azure.
@NullMarked
package dev.slipway.azure.identity;

import org.jspecify.annotations.NullMarked;
