/// A whole Slipway in memory, whose time and accidents a test decides.
@NullMarked
package dev.slipway.engine.testing;

import org.jspecify.annotations.NullMarked;
