/// Holds organizations to their quotas.
@NullMarked
package dev.slipway.engine.quota;

import org.jspecify.annotations.NullMarked;
