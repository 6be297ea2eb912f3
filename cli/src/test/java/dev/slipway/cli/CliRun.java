package dev.slipway.cli;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One run of the command inside the test, and what came of it.
record CliRun(int exitCode, String out, String err) {

  static Setup in(Path folder) {
    return new Setup(folder);
  }

  /// What a run finds around it.
  static final class Setup {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private boolean terminal;
    private boolean errorsOnTerminal;
    private List<String> starter = List.of();

    private Setup(Path folder) {
      this.folder = folder;
      environment.put("SLIPWAY_HOME", folder.resolve("home").toString());
      environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    Setup with(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    Setup launchedFrom(StandInDistribution distribution) {
      environment.putAll(distribution.variables());
      return this;
    }

    Setup server(StandInServer server) {
      return with("SLIPWAY_SERVER", server.address().toString());
    }

    Setup input(String text) {
      input = text;
      return this;
    }

    Setup onTerminal() {
      terminal = true;
      errorsOnTerminal = true;
      return this;
    }

    Setup withErrorsInAFile() {
      errorsOnTerminal = false;
      return this;
    }

    /// With a program that takes the command as one further argument and runs it with a shell.
    Setup startedBy(String... program) {
      starter = List.of(program);
      return this;
    }

    /// Begins the command as a process, with its output and errors in the files `out` and `err`.
    Process start(String... arguments) {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
      line.addAll(List.of(arguments));
      ProcessBuilder process =
          new ProcessBuilder(startedLine(line))
              .directory(folder.toFile())
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("err").toFile());
      process.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
      process.environment().putAll(environment);
      try {
        return process.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private List<String> startedLine(List<String> line) {
      if (starter.isEmpty()) {
        return line;
      }
      List<String> started = new ArrayList<>(starter);
      started.add("'%s'".formatted(String.join("' '", line)));
      return started;
    }

    CliRun run(String... arguments) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Surroundings surroundings =
          new Surroundings(
              environment,
              folder,
              folder,
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              terminal,
              errorsOnTerminal,
              Clock.fixed(Instant.parse("2026-01-02T15:00:00Z"), ZoneOffset.UTC));
      int exitCode = new Cli(surroundings).run(arguments);
      return new CliRun(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}
