package dev.slipway.embedded.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// What a backup is of, as its first entry says it.
///
/// @param slipway the version that made it: `0.1.0`
/// @param schema the version of its database's schema
/// @param takenAt the moment that its database shows
/// @param projects how many it has
/// @param deployments how many it has
public record BackupHead(
    String slipway, int schema, Instant takenAt, long projects, long deployments) {
  static final String NAME = "backup.json";
  static final int MAX_BYTES = 64 * 1024;

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  byte[] toJson() throws IOException {
    ObjectNode document = JSON.createObjectNode();
    document.put("format", FORMAT);
    document.put("slipway", slipway);
    document.put("schema", schema);
    document.put("takenAt", takenAt.toString());
    document.put("projects", projects);
    document.put("deployments", deployments);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
  }

  /// Reads it, and refuses a backup that this Slipway does not understand.
  ///
  /// @param newestSchema the newest one that it understands
  static BackupHead parse(byte[] json, int newestSchema) {
    try {
      JsonNode document = JSON.readTree(json);
      BackupHead head =
          new BackupHead(
              document.path("slipway").asText(),
              document.path("schema").asInt(),
              Instant.parse(document.path("takenAt").asText()),
              document.path("projects").asLong(),
              document.path("deployments").asLong());
      if (document.path("format").asInt() > FORMAT || head.schema() > newestSchema) {
        throw BackupProblems.newer(head.slipway());
      }
      return head;
    } catch (IOException | DateTimeException e) {
      throw BackupProblems.damaged(NAME + " in it cannot be read", e);
    }
  }
}
