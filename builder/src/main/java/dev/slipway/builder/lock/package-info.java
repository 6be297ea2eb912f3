/// Keeps threads and processes of one machine from doing the same thing at once.
@NullMarked
package dev.slipway.builder.lock;

import org.jspecify.annotations.NullMarked;
