/// The server on this machine, as a process.
@NullMarked
package dev.slipway.cli.local;

import org.jspecify.annotations.NullMarked;
