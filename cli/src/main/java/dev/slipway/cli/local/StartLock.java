package dev.slipway.cli.local;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
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

  /// Waits for whoever has it. Throws `STORAGE_WRITE_FAILED` when the home folder cannot be used.
  static StartLock take(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel file =
          FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return locked(file);
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.STORAGE_WRITE_FAILED,
                  "Tried to use the home folder",
                  "The file system refused: " + e,
                  "Make the folder writable, or set SLIPWAY_HOME to another one")
              .at(home.toString()),
          e);
    }
  }

  private static StartLock locked(FileChannel file) throws IOException {
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
