/// Backups as files of whoever asks for them.
@NullMarked
package dev.slipway.cli.backup;

import org.jspecify.annotations.NullMarked;
