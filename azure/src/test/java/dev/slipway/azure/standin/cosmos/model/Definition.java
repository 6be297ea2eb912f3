package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// How a container was defined.
///
/// @param document the definition as it was sent
/// @param number that of its items' internal ids
record Definition(ObjectNode document, IndexedPaths indexed, long number) {
  static Definition of(ObjectNode document, long number) {
    JsonNode paths = document.path("partitionKey").path("paths");
    if (paths.size() != 1 || !paths.path(0).asText().matches("/\\w+")) {
      throw new Refusal(400, "a container here has one partition key, at the top: " + paths);
    }
    return new Definition(document, IndexedPaths.of(document.path("indexingPolicy")), number);
  }

  String keyName() {
    return document.path("partitionKey").path("paths").path(0).asText().substring(1);
  }

  /// What it costs to write the item.
  double writing(ObjectNode item) {
    return RequestUnits.write(Partition.bytes(item), indexed.count(item));
  }

  /// Nothing expires in a container that has no default, and -1 means never.
  boolean isExpired(ObjectNode item, Instant now) {
    JsonNode byDefault = document.path("defaultTtl");
    if (!byDefault.isInt()) {
      return false;
    }
    int seconds = item.path("ttl").asInt(byDefault.intValue());
    return seconds >= 0 && now.getEpochSecond() >= item.path("_ts").asLong() + seconds;
  }
}
