/// How deployments went, in numbers that are counted as they end.
@NullMarked
package dev.slipway.domain.statistic;

import org.jspecify.annotations.NullMarked;
