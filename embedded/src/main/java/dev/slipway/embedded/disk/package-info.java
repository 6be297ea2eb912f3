/// What lies below the home folder, how much it is, and what of it can be made again.
@NullMarked
package dev.slipway.embedded.disk;

import org.jspecify.annotations.NullMarked;
