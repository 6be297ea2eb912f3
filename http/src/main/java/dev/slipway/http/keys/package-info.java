/// Access keys.
@NullMarked
package dev.slipway.http.keys;

import org.jspecify.annotations.NullMarked;
