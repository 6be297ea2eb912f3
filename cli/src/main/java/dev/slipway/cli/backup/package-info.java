/// Backups as files of whoever asks for them, and the server's program at work without serving.
@NullMarked
package dev.slipway.cli.backup;

import org.jspecify.annotations.NullMarked;
