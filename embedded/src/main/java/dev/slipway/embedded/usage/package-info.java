/// Usage in SQLite.
@NullMarked
package dev.slipway.embedded.usage;

import org.jspecify.annotations.NullMarked;
