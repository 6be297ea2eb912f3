/// One class a step, each with the ports it uses and the reason why running it twice is safe.
@NullMarked
package dev.slipway.engine.workflow.step;

import org.jspecify.annotations.NullMarked;
