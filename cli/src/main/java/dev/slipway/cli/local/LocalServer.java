package dev.slipway.cli.local;

import dev.slipway.cli.output.Screen;
import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The server of this user on this machine. Of several commands that start or stop it at once, one
/// does and the others wait.
public final class LocalServer {
  private final Surroundings surroundings;
  private final Screen screen;
  private final Path home;

  /// @param screen is told what takes a moment or is a surprise
  public LocalServer(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    this.home = surroundings.slipwayHome();
  }

  /// The server that runs, if one does, of whatever build.
  public Optional<ServerRecord> running() {
    return ServerFile.read(home.resolve("server.json"))
        .filter(record -> record.process().isPresent());
  }

  /// The server that runs, if one does. One in the background that is of another build than this
  /// command is replaced first.
  public Optional<ServerRecord> upToDate() {
    Optional<ServerRecord> server = running();
    if (server.isEmpty()) {
      return StartLock.wasUsedIn(home) ? alone(this::replaced) : server;
    }
    if (!isOutdated(server.get())) {
      return server;
    }
    if (!server.get().inBackground()) {
      screen.remark("  The server in another terminal is of an earlier build: start it again");
      return server;
    }
    return alone(this::replaced);
  }

  /// The same, and one is started if none runs. Throws `SERVICE_UNAVAILABLE` with the end of its
  /// log when it does not come up.
  public ServerRecord upToDateOrStarted() {
    return upToDate().orElseGet(() -> alone(this::started));
  }

  /// Stops the server that runs, also one that is only just starting, and what an earlier one left
  /// behind when it was killed. Empty when there was nothing of either.
  public Optional<ServerStop.Stopped> stop() {
    return StartLock.wasUsedIn(home) ? alone(this::stopped) : stopped();
  }

  /// Another command may have started it meanwhile.
  private ServerRecord started() throws IOException {
    Optional<ServerRecord> server = running();
    return server.isPresent() ? server.get() : start();
  }

  /// Another command may have started, replaced or stopped it meanwhile.
  private Optional<ServerRecord> replaced() throws IOException {
    Optional<ServerRecord> server = running();
    if (server.filter(this::isOutdated).isEmpty()) {
      return server;
    }
    screen.live("  Restarting the local server …");
    stopped();
    ServerRecord fresh = start();
    screen.remark("  Slipway was updated, so its server was restarted");
    return Optional.of(fresh);
  }

  private Optional<ServerStop.Stopped> stopped() {
    Optional<ServerStop.Stopped> stopped =
        running().flatMap(ServerRecord::process).map(ServerStop.USUAL::stop);
    List<ProcessHandle> leftovers = Leftovers.in(home);
    if (leftovers.isEmpty()) {
      return stopped;
    }
    boolean forced = ServerStop.USUAL.end(leftovers);
    ServerStop.Stopped server = stopped.orElseGet(() -> new ServerStop.Stopped(0, 0, false));
    return Optional.of(server.with(leftovers.size(), forced));
  }

  private ServerRecord start() throws IOException {
    screen.live("  Starting the local server …");
    return new ServerStart(surroundings, this).start();
  }

  private boolean isOutdated(ServerRecord server) {
    return server.build().isOtherThan(Build.installed(surroundings));
  }

  private <T> T alone(StartOrStop<T> action) {
    try (StartLock _ = StartLock.take(home)) {
      return action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface StartOrStop<T> {
    T run() throws IOException;
  }
}
