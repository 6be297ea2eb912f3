package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Something that is to be done with one item of a partition.
public sealed interface Operation {
  record Create(ObjectNode item) implements Operation {}

  record Upsert(ObjectNode item, Condition condition) implements Operation {}

  record Replace(String id, ObjectNode item, Condition condition) implements Operation {}

  /// A partial update.
  ///
  /// @param operations the array of what is to be changed
  record PatchItem(String id, JsonNode operations, Condition condition) implements Operation {}

  record Delete(String id, Condition condition) implements Operation {}

  record Read(String id, Condition condition) implements Operation {}
}
