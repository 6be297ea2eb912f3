package dev.slipway.cli.offline;

import dev.slipway.cli.client.Json;
import dev.slipway.cli.client.Problems;
import dev.slipway.cli.local.ServerCommand;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.wire.ProblemReport;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The server's program at work on a home folder, without serving: a process that ends when its
/// work is done.
public final class OfflineServer implements AutoCloseable {
  private static final String WORKING = "Tried to let the server's program work without serving";
  private static final String PROGRAM = "dev.slipway.server.OfflineMain";

  private final Process process;
  private final Path errors;
  private volatile Optional<Duration> ended = Optional.empty();

  private OfflineServer(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /// Begins a piece of work: `backup`, `restore FILE`, `preflight`.
  public static OfflineServer start(Surroundings surroundings, String work, String... arguments) {
    List<String> line = new ArrayList<>(new ServerCommand(surroundings).lineOf(PROGRAM));
    line.add(work);
    line.add(surroundings.slipwayHome().toString());
    line.addAll(List.of(arguments));
    try {
      Path errors = Files.createTempFile("slipway-", ".txt");
      errors.toFile().deleteOnExit();
      Process process =
          new ProcessBuilder(line)
              .redirectInput(new File("/dev/null"))
              .redirectError(errors.toFile())
              .start();
      return new OfflineServer(process, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the process if it still works by then, which is its problem.
  public OfflineServer endingAfter(Duration patience) {
    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> end(patience));
    return this;
  }

  private void end(Duration patience) {
    if (process.isAlive()) {
      ended = Optional.of(patience);
      process.destroyForcibly();
    }
  }

  /// What comes out of the work.
  public InputStream output() {
    return process.getInputStream();
  }

  /// Waits for the end of the process. Throws its problem if it has one.
  public void requireSuccess() {
    try {
      if (process.waitFor() != 0) {
        throw new SlipwayException(problem());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private Problem problem() {
    return ended.map(OfflineServer::endless).orElseGet(this::said);
  }

  private static Problem endless(Duration patience) {
    return Problem.of(
        ProblemCode.INTERNAL_ERROR,
        WORKING,
        "The process for it did not end within %d ms".formatted(patience.toMillis()),
        "Run the command again; report it as a fault of Slipway if that does not help");
  }

  private Problem said() {
    List<String> lines = errorLines();
    try {
      return Problems.of(Json.read(lines.isEmpty() ? "" : lines.getLast(), ProblemReport.class));
    } catch (IOException _) {
      return Problem.of(
              ProblemCode.INTERNAL_ERROR,
              WORKING,
              "The process for it ended with exit code " + process.exitValue(),
              "Report it with the lines above")
          .withEvidence(lines.stream().limit(10).toList());
    }
  }

  private List<String> errorLines() {
    try {
      return Files.readAllLines(errors, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the process if it still works.
  @Override
  public void close() {
    process.destroy();
    errors.toFile().delete();
  }
}
