/// What the contract tests of several ports are written with.
@NullMarked
package dev.slipway.ports.testing;

import org.jspecify.annotations.NullMarked;
