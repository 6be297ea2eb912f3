/// What deployments used.
@NullMarked
package dev.slipway.domain.usage;

import org.jspecify.annotations.NullMarked;
