/// Finds the programs that builds and servers need, installing them from the npm registry.
@NullMarked
package dev.slipway.builder.toolchain;

import org.jspecify.annotations.NullMarked;
