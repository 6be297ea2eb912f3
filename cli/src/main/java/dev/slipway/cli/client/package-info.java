/// The REST API, as the command uses it.
@NullMarked
package dev.slipway.cli.client;

import org.jspecify.annotations.NullMarked;
