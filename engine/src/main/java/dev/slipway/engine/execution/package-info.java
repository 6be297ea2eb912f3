/// One worker's time with one deployment: what it saves, what it says, and how it is stopped.
@NullMarked
package dev.slipway.engine.execution;

import org.jspecify.annotations.NullMarked;
