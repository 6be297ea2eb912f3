/// This machine as the one place where releases run.
@NullMarked
package dev.slipway.embedded.cell;

import org.jspecify.annotations.NullMarked;
