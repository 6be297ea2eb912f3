/// One file for each framework: how it is recognised and what its build yields.
@NullMarked
package dev.slipway.detection.node.framework;

import org.jspecify.annotations.NullMarked;
