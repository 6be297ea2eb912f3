/// What the shell is told at the end.
@NullMarked
package dev.slipway.cli.exit;

import org.jspecify.annotations.NullMarked;
