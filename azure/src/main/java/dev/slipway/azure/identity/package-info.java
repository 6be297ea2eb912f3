/// As whom Slipway asks Azure: one chain of methods, one cache of tokens.
@NullMarked
package dev.slipway.azure.identity;

import org.jspecify.annotations.NullMarked;
