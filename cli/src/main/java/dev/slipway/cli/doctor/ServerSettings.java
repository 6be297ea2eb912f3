package dev.slipway.cli.doctor;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;

/// What the server on this machine is told: variables, then `slipway.properties` in its home.
final class ServerSettings {
  private final Surroundings surroundings;
  private final Properties file = new Properties();

  ServerSettings(Surroundings surroundings) {
    this.surroundings = surroundings;
    try (Reader reader =
        Files.newBufferedReader(surroundings.slipwayHome().resolve("slipway.properties"))) {
      file.load(reader);
    } catch (IOException | IllegalArgumentException _) {
      file.clear(); // Nobody needs a file, and what is wrong with one the server says.
    }
  }

  Optional<String> value(String name) {
    return surroundings
        .variable(name)
        .or(() -> Optional.ofNullable(file.getProperty(name)))
        .map(String::strip);
  }
}
