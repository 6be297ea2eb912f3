/// The one shape of a failure: what went wrong, whose matter it is and what to do next.
@NullMarked
package dev.slipway.domain.problem;

import org.jspecify.annotations.NullMarked;
