/// One project inside a source, and what recognises its kind.
@NullMarked
package dev.slipway.detection.project;

import org.jspecify.annotations.NullMarked;
