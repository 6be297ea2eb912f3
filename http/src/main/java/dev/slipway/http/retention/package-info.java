/// Collecting what is not kept.
@NullMarked
package dev.slipway.http.retention;

import org.jspecify.annotations.NullMarked;
