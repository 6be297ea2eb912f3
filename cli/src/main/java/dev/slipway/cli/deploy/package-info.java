/// The way of a folder to a running release, seen from the client.
@NullMarked
package dev.slipway.cli.deploy;

import org.jspecify.annotations.NullMarked;
