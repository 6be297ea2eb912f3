/// What a project's slipway.json says.
@NullMarked
package dev.slipway.detection.settings;

import org.jspecify.annotations.NullMarked;
