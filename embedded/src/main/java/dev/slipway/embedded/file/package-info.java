/// Files that are there wholly or not at all, also after a loss of power.
@NullMarked
package dev.slipway.embedded.file;

import org.jspecify.annotations.NullMarked;
