package dev.slipway.cli.doctor;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Surroundings with one folder for everything.
final class TestSurroundings {
  private TestSurroundings() {}

  static Surroundings of(Path folder, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("SLIPWAY_HOME", folder.toString());
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Surroundings(
        environment,
        folder,
        folder,
        new ByteArrayInputStream(new byte[0]),
        nowhere,
        nowhere,
        false,
        false,
        Clock.systemUTC());
  }
}
