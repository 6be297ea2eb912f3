package dev.slipway.cli.local;

import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.domain.problem.SlipwayException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One start of the server in the background, so that it outlives the command and its terminal.
final class ServerStart {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final int LOG_LINES = 15;
  private static final int LOG_TAIL_BYTES = 16 * 1024;

  private final Surroundings surroundings;
  private final LocalServer server;
  private final Path log;
  private final long logStart;

  ServerStart(Surroundings surroundings, LocalServer server) throws IOException {
    this.surroundings = surroundings;
    this.server = server;
    this.log = surroundings.slipwayHome().resolve("logs").resolve("server.log");
    this.logStart = Files.exists(log) ? Files.size(log) : 0;
  }

  /// Starts it and waits until it has said where it answers.
  ServerRecord start() throws IOException {
    Files.createDirectories(log.getParent());
    Process process = detached().start();
    Instant deadline = surroundings.clock().instant().plus(PATIENCE);
    while (surroundings.clock().instant().isBefore(deadline)) {
      Optional<ServerRecord> running = server.running();
      if (running.isPresent()) {
        return running.get();
      }
      if (hasEnded(process)) {
        throw failed(code(process), "It ended at once with exit code " + process.exitValue());
      }
    }
    ServerStop.USUAL.stop(process.toHandle());
    throw failed(
        ProblemCode.SERVICE_UNAVAILABLE,
        "It was not ready within %d seconds".formatted(PATIENCE.toSeconds()));
  }

  private ProcessBuilder detached() {
    List<String> line = new ArrayList<>();
    // It takes the server out of the terminal's session, then becomes it with the same process id.
    surroundings.program("setsid").map(Path::toString).ifPresent(line::add);
    line.addAll(new ServerCommand(surroundings).line());
    ProcessBuilder process =
        new ProcessBuilder(line)
            .directory(surroundings.slipwayHome().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process.environment().put("SLIPWAY_HOME", surroundings.slipwayHome().toString());
    process.environment().put("SLIPWAY_BUILT_AT", Build.installed(surroundings).at());
    process.environment().put("SLIPWAY_IN_BACKGROUND", "yes");
    return process;
  }

  private static boolean hasEnded(Process process) throws IOException {
    try {
      return process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server starts", e);
    }
  }

  /// A server ends with the same exit codes as a command.
  private static ProblemCode code(Process ended) {
    return ended.exitValue() == ExitCode.of(ProblemKind.USER)
        ? ProblemCode.CONFIGURATION_INVALID
        : ProblemCode.SERVICE_UNAVAILABLE;
  }

  private SlipwayException failed(ProblemCode code, String why) throws IOException {
    return new SlipwayException(
        Problem.of(
                code,
                "Tried to start the local server",
                why,
                "See the log; `slipway doctor` checks what the server needs")
            .at(log.toString())
            .withEvidence(endOfLog()));
  }

  private List<String> endOfLog() throws IOException {
    try (var file = Files.newByteChannel(log)) {
      file.position(Math.max(logStart, file.size() - LOG_TAIL_BYTES));
      byte[] tail = Channels.newInputStream(file).readAllBytes();
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    }
  }
}
