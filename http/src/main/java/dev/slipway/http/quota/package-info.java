/// What organizations may use, and use.
@NullMarked
package dev.slipway.http.quota;

import org.jspecify.annotations.NullMarked;
