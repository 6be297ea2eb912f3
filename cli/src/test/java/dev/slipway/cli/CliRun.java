package dev.slipway.cli;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
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

    private Setup(Path folder) {
      this.folder = folder;
      environment.put("SLIPWAY_HOME", folder.resolve("home").toString());
    }

    Setup with(String variable, String value) {
      environment.put(variable, value);
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
      return this;
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
              Clock.fixed(Instant.parse("2026-01-02T15:00:00Z"), ZoneOffset.UTC));
      int exitCode = new Cli(surroundings).run(arguments);
      return new CliRun(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}
