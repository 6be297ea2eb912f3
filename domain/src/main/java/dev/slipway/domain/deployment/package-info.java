/// One attempt to turn a source into a release: states, steps and the table of legal moves.
@NullMarked
package dev.slipway.domain.deployment;

import org.jspecify.annotations.NullMarked;
