/// Derives a build plan, each value with its reason, from the files of a project.
@NullMarked
package dev.slipway.detection;

import org.jspecify.annotations.NullMarked;
