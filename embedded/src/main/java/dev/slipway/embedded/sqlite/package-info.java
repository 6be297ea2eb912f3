/// One SQLite database: its schema, its one writer and its readers.
@NullMarked
package dev.slipway.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
