/// What a build yields and what a runtime runs.
@NullMarked
package dev.slipway.domain.release;

import org.jspecify.annotations.NullMarked;
