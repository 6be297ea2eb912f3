/// The lines of a deployment's log, in order, for readers who follow.
@NullMarked
package dev.slipway.ports.log;

import org.jspecify.annotations.NullMarked;
