/// Where releases run and how traffic reaches them.
@NullMarked
package dev.slipway.ports.runtime;

import org.jspecify.annotations.NullMarked;
