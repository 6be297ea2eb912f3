/// Taking in source: lists of files, then the content that is missing.
@NullMarked
package dev.slipway.engine.source;

import org.jspecify.annotations.NullMarked;
