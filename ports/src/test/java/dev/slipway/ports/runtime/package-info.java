/// What every application runtime keeps to, and one that runs nothing but remembers.
@NullMarked
package dev.slipway.ports.runtime;

import org.jspecify.annotations.NullMarked;
