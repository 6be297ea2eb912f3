/// Content of source files, kept once, and the lists that refer to it.
@NullMarked
package dev.slipway.ports.source;

import org.jspecify.annotations.NullMarked;
