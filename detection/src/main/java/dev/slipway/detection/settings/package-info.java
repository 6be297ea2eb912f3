/// What is said about a project in place of what would be detected.
@NullMarked
package dev.slipway.detection.settings;

import org.jspecify.annotations.NullMarked;
