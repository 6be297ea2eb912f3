/// The logs of deployments in append blobs.
@NullMarked
package dev.slipway.azure.log;

import org.jspecify.annotations.NullMarked;
