/// Shows a command no more of the machine than its build needs.
@NullMarked
package dev.slipway.builder.sandbox;

import org.jspecify.annotations.NullMarked;
