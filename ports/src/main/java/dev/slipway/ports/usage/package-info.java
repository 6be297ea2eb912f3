/// What deployments used, summed up.
@NullMarked
package dev.slipway.ports.usage;

import org.jspecify.annotations.NullMarked;
