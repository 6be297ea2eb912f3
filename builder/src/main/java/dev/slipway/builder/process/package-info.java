/// Runs the commands of a build and ends all that they started.
@NullMarked
package dev.slipway.builder.process;

import org.jspecify.annotations.NullMarked;
