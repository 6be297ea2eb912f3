/// Which package manager a project uses and how it is run.
@NullMarked
package dev.slipway.detection.node.manager;

import org.jspecify.annotations.NullMarked;
