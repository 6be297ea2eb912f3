/// Asking for deployments and reading how they stand.
@NullMarked
package dev.slipway.http.deployments;

import org.jspecify.annotations.NullMarked;
