/// Taking in source: lists of files, their content, archives.
@NullMarked
package dev.slipway.http.sources;

import org.jspecify.annotations.NullMarked;
