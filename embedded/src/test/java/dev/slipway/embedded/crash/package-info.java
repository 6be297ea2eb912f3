/// What is left when a process that writes is killed.
@NullMarked
package dev.slipway.embedded.crash;

import org.jspecify.annotations.NullMarked;
