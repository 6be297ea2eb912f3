package dev.slipway.cli.local;

import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The server as a child of this command, with its terminal.
public final class ForegroundServer {
  private static final int INTERRUPTED = 130;
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final Surroundings surroundings;
  private final LocalServer local;
  private final AtomicReference<Optional<Process>> started =
      new AtomicReference<>(Optional.empty());

  public ForegroundServer(Surroundings surroundings, LocalServer local) {
    this.surroundings = surroundings;
    this.local = local;
  }

  /// Runs it to its end and answers its exit code. When this process is told to end, so is the
  /// server, and it is waited for. Throws `INVALID_REQUEST` when one runs already.
  public int run() {
    try {
      return start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /// Other commands wait until it has said where it answers.
  private Process start() throws IOException, InterruptedException {
    Path home = surroundings.slipwayHome();
    try (StartLock _ = StartLock.take(home)) {
      local.running().ifPresent(ForegroundServer::refuseAnother);
      ProcessBuilder command =
          new ProcessBuilder(new ServerCommand(surroundings).line()).inheritIO();
      command.environment().put("SLIPWAY_HOME", home.toString());
      command.environment().put("SLIPWAY_BUILT_AT", Build.installed(surroundings).at());
      command.environment().remove("SLIPWAY_IN_BACKGROUND");
      Runtime.getRuntime().addShutdownHook(new Thread(this::endServer));
      Process server = command.start();
      started.set(Optional.of(server));
      awaitAnnouncement(server);
      return server;
    }
  }

  private void awaitAnnouncement(Process server) throws InterruptedException {
    Instant deadline = surroundings.clock().instant().plus(LONGEST_START);
    boolean over = false;
    while (!over && surroundings.clock().instant().isBefore(deadline)) {
      over = hasAnnouncedItself(server) || server.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private boolean hasAnnouncedItself(Process server) {
    Optional<ServerRecord> running = local.running();
    return running.isPresent() && running.get().pid() == server.pid();
  }

  private static void refuseAnother(ServerRecord server) {
    throw new SlipwayException(
        Problem.of(
                ProblemCode.INVALID_REQUEST,
                "Tried to start a server in this terminal",
                "One runs already (process %d)".formatted(server.pid()),
                "Use that one, or stop it first with `slipway down`")
            .at(server.apiUrl().toString()));
  }

  private void endServer() {
    started.get().map(Process::toHandle).filter(Liveness::of).ifPresent(ServerStop.USUAL::stop);
  }
}
