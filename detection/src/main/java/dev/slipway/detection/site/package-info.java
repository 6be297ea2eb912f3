/// Folders of files that need no build.
@NullMarked
package dev.slipway.detection.site;

import org.jspecify.annotations.NullMarked;
