/// The files that detection reads, wherever they lie.
@NullMarked
package dev.slipway.detection.tree;

import org.jspecify.annotations.NullMarked;
