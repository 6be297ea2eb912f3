/// What happens to the disk, and when it is full.
@NullMarked
package dev.slipway.builder.disk;

import org.jspecify.annotations.NullMarked;
