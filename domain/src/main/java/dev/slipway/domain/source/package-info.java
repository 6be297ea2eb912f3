/// An immutable list of files with their content digests, checked once at the edge.
@NullMarked
package dev.slipway.domain.source;

import org.jspecify.annotations.NullMarked;
