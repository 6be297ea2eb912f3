/// What a build left, checked before it is kept.
@NullMarked
package dev.slipway.builder.output;

import org.jspecify.annotations.NullMarked;
