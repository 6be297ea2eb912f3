/// Projects that a Node.js package manager installs and builds.
@NullMarked
package dev.slipway.detection.node;

import org.jspecify.annotations.NullMarked;
