/// Webhooks in SQLite.
@NullMarked
package dev.slipway.embedded.webhook;

import org.jspecify.annotations.NullMarked;
