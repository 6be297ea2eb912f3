/// Projects, deployments and releases in SQLite.
@NullMarked
package dev.slipway.embedded.store;

import org.jspecify.annotations.NullMarked;
