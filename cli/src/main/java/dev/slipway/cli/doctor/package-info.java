/// Checks of this machine, each with what to do.
@NullMarked
package dev.slipway.cli.doctor;

import org.jspecify.annotations.NullMarked;
