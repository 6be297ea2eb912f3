/// The deploy endpoint of Slipway's predecessor V2, byte for byte.
@NullMarked
package dev.slipway.http.legacy;

import org.jspecify.annotations.NullMarked;
