package dev.slipway.embedded.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes that survive a loss of power once they return.
final class Durable {
  private Durable() {}

  /// Waits until a file's content, or a folder's list of names, is on the disk.
  static void flush(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Writes a small file whole or not at all.
  static void write(Path file, byte[] content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(folder, "fresh", ".tmp");
    Files.write(fresh, content);
    flush(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    flush(folder);
  }
}
