/// The server's program at work without serving.
@NullMarked
package dev.slipway.cli.offline;

import org.jspecify.annotations.NullMarked;
