/// Quotas in SQLite.
@NullMarked
package dev.slipway.embedded.quota;

import org.jspecify.annotations.NullMarked;
