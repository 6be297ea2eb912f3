/// What was done, in SQLite.
@NullMarked
package dev.slipway.embedded.audit;

import org.jspecify.annotations.NullMarked;
