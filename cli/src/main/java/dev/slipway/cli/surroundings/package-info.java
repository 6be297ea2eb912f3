/// What the command finds around it: variables, folders, streams, the clock.
@NullMarked
package dev.slipway.cli.surroundings;

import org.jspecify.annotations.NullMarked;
