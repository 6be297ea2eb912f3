/// Counts what organizations use of their quotas.
@NullMarked
package dev.slipway.ports.quota;

import org.jspecify.annotations.NullMarked;
