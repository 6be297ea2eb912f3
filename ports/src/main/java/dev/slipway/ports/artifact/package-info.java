/// What builds yielded, found again by what it was built from.
@NullMarked
package dev.slipway.ports.artifact;

import org.jspecify.annotations.NullMarked;
