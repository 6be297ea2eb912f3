/// Notices that a deployment wants attention, and those that nobody could settle.
@NullMarked
package dev.slipway.ports.queue;

import org.jspecify.annotations.NullMarked;
