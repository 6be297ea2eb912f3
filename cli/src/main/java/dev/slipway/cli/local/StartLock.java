package dev.slipway.cli.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Held by the one command that starts or stops the server of a home folder. The operating system
/// gives it up when the command ends, however it ends.
final class StartLock implements AutoCloseable {
  private final FileChannel file;

  private StartLock(FileChannel file) {
    this.file = file;
  }

  /// Whether a command ever took it; otherwise there is nobody to wait for.
  static boolean wasUsedIn(Path home) {
    return Files.exists(file(home));
  }

  /// Waits for whoever has it.
  static StartLock take(Path home) throws IOException {
    Files.createDirectories(home);
    FileChannel file =
        FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      file.lock();
      return new StartLock(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static Path file(Path home) {
    return home.resolve("start.lock");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
