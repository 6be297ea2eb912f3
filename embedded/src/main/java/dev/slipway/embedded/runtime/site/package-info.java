/// Static releases: which file answers a path, and how HTTP says it.
@NullMarked
package dev.slipway.embedded.runtime.site;

import org.jspecify.annotations.NullMarked;
