/// What package.json and the workspace around it say.
@NullMarked
package dev.slipway.detection.node.manifest;

import org.jspecify.annotations.NullMarked;
