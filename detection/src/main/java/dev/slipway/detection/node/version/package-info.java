/// Which Node.js a project needs, from whichever place says so first.
@NullMarked
package dev.slipway.detection.node.version;

import org.jspecify.annotations.NullMarked;
