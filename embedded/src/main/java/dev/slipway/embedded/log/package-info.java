/// The logs of deployments in files.
@NullMarked
package dev.slipway.embedded.log;

import org.jspecify.annotations.NullMarked;
