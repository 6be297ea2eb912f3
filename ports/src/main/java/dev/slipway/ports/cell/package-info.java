/// The place where releases run, as a whole.
@NullMarked
package dev.slipway.ports.cell;

import org.jspecify.annotations.NullMarked;
