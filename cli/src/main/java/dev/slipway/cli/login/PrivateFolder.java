package dev.slipway.cli.login;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder whose files only their owner can read. A file is there whole or not at all.
record PrivateFolder(Path path) {
  Path file(String name) {
    return path.resolve(name);
  }

  void write(Path file, String text) throws IOException {
    Files.createDirectories(path, attributes("rwx------"));
    Path pending = Files.createTempFile(path, ".pending-", "", attributes("rw-------"));
    try {
      Files.writeString(pending, text);
      Files.move(
          pending, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(pending);
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
