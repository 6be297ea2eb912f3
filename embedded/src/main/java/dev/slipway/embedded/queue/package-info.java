/// Notices and dead letters in SQLite.
@NullMarked
package dev.slipway.embedded.queue;

import org.jspecify.annotations.NullMarked;
