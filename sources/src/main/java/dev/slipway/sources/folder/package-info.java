/// A project's folder on this machine, read as a source.
@NullMarked
package dev.slipway.sources.folder;

import org.jspecify.annotations.NullMarked;
