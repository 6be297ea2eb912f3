package dev.slipway.cli.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Reads `server.json`, which a server writes when it is ready and which a killed one leaves
/// behind.
final class ServerFile {
  private ServerFile() {}

  /// What it says; empty when there is none or it makes no sense.
  static Optional<ServerRecord> read(Path file) {
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
      return Optional.of(
          new ServerRecord(
              json.path("pid").asLong(),
              URI.create(json.path("apiUrl").asText()),
              URI.create(json.path("proxyUrl").asText()),
              Instant.parse(json.path("startedAt").asText()),
              json.path("version").asText(),
              new Build(json.path("builtAt").asText()),
              json.path("inBackground").asBoolean()));
    } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
