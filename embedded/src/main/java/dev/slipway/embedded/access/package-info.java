/// The keys that open the API, in SQLite.
@NullMarked
package dev.slipway.embedded.access;

import org.jspecify.annotations.NullMarked;
