/// The slipway command: where it begins.
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
