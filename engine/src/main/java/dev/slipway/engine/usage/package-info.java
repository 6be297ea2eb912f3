/// Notes what deployments and their releases used.
@NullMarked
package dev.slipway.engine.usage;

import org.jspecify.annotations.NullMarked;
