/// Folders whose content nobody vouches for.
@NullMarked
package dev.slipway.builder.tree;

import org.jspecify.annotations.NullMarked;
