/// What people ask about deployments, releases and the service.
@NullMarked
package dev.slipway.engine.query;

import org.jspecify.annotations.NullMarked;
