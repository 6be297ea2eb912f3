/// What people do to deployments that exist: cancel, retry, roll back, look at dead letters.
@NullMarked
package dev.slipway.engine.control;

import org.jspecify.annotations.NullMarked;
