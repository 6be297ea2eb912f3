/// What a deployment says while it runs, line by line.
@NullMarked
package dev.slipway.domain.log;

import org.jspecify.annotations.NullMarked;
