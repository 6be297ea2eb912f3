/// The problems of the API and what they look like on the wire.
@NullMarked
package dev.slipway.http.problem;

import org.jspecify.annotations.NullMarked;
