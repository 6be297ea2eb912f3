package dev.slipway.embedded.backup;

import dev.slipway.embedded.file.FileFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files that are needed while a backup is written, for their owner's eyes only.
///
/// @param database where the copy of the database goes
record BackupScratch(Path database, Manifest manifest) implements AutoCloseable {
  /// @param folder whatever lies in it when the service starts is removed
  static BackupScratch in(Path folder) {
    try {
      Files.createDirectories(folder);
      return new BackupScratch(
          Files.createTempFile(folder, "backup-", ".db"),
          new Manifest(Files.createTempFile(folder, "backup-", ".jsonl")));
    } catch (IOException e) {
      throw FileFailures.writing("Tried to begin a backup", e);
    }
  }

  @Override
  public void close() throws IOException {
    manifest.close();
    Files.deleteIfExists(database);
  }
}
