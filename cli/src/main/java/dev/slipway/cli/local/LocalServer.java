package dev.slipway.cli.local;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The server of this user on this machine.
public final class LocalServer {
  private final Surroundings surroundings;
  private final Path home;

  public LocalServer(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.home = surroundings.slipwayHome();
  }

  /// The server that runs, if one does.
  public Optional<ServerRecord> running() {
    return ServerFile.read(home.resolve("server.json"))
        .filter(record -> record.process().isPresent());
  }

  /// The server that runs, started first if none does. Of several that ask at once one starts it
  /// and the others wait. Throws `SERVICE_UNAVAILABLE` with the end of its log when it does not
  /// come up.
  ///
  /// @param beforeStart is run when a start is needed
  public ServerRecord runningOrStarted(Runnable beforeStart) {
    return running().orElseGet(() -> startAlone(beforeStart));
  }

  private ServerRecord startAlone(Runnable beforeStart) {
    try {
      Files.createDirectories(home);
      try (FileChannel file =
              FileChannel.open(
                  home.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = file.lock()) {
        Optional<ServerRecord> startedByAnother = running();
        if (startedByAnother.isPresent()) {
          return startedByAnother.get();
        }
        beforeStart.run();
        return new ServerStart(surroundings, this).start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
