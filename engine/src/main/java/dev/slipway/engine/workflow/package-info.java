/// The six steps of a deployment as one readable method.
@NullMarked
package dev.slipway.engine.workflow;

import org.jspecify.annotations.NullMarked;
