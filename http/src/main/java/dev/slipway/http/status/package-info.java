/// What the service is doing, and its dead letters.
@NullMarked
package dev.slipway.http.status;

import org.jspecify.annotations.NullMarked;
