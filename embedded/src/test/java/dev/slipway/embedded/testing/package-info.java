/// What tests of many adapters stand on.
@NullMarked
package dev.slipway.embedded.testing;

import org.jspecify.annotations.NullMarked;
