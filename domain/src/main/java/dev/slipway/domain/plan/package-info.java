/// How a source becomes something that runs: pure data, each value with its reason.
@NullMarked
package dev.slipway.domain.plan;

import org.jspecify.annotations.NullMarked;
