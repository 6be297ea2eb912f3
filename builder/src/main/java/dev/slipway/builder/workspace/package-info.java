/// Holds the files of a project from one build to the next.
@NullMarked
package dev.slipway.builder.workspace;

import org.jspecify.annotations.NullMarked;
