package dev.slipway.cli.local;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The server as a child of this command, with its terminal.
public final class ForegroundServer {
  private final Surroundings surroundings;

  public ForegroundServer(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Runs it to its end and answers its exit code. When this process is told to end, so is the
  /// server, and it is waited for.
  public int run() {
    ProcessBuilder command = new ProcessBuilder(new ServerCommand(surroundings).line()).inheritIO();
    command.environment().put("SLIPWAY_HOME", surroundings.slipwayHome().toString());
    command.environment().put("SLIPWAY_BUILT_AT", Build.installed(surroundings).at());
    command.environment().remove("SLIPWAY_IN_BACKGROUND");
    try {
      Process server = command.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> endWith(server)));
      return server.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private static void endWith(Process server) {
    if (server.isAlive()) {
      ServerStop.stop(server.toHandle());
    }
  }
}
