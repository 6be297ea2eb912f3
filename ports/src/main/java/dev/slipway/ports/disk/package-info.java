/// What the service takes of its disk, and what of that can be made again.
@NullMarked
package dev.slipway.ports.disk;

import org.jspecify.annotations.NullMarked;
