package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A partial update, as https://learn.microsoft.com/azure/cosmos-db/partial-document-update
/// describes it. Arrays are not gone into.
final class Patch {
  private static final int MAX_OPERATIONS = 10;
  private static final List<String> FIXED = List.of("id", "_rid", "_self", "_etag", "_ts");

  private Patch() {}

  /// The item with the operations done.
  static ObjectNode apply(JsonNode operations, ObjectNode item, String partitionKeyName) {
    if (!operations.isArray() || operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
      throw new Refusal(400, "a patch has 1 to %d operations".formatted(MAX_OPERATIONS));
    }
    ObjectNode patched = item.deepCopy();
    for (JsonNode operation : operations) {
      List<String> path = path(operation.path("path").asText());
      if (FIXED.contains(path.getFirst()) || path.equals(List.of(partitionKeyName))) {
        throw new Refusal(400, "this cannot be patched: " + path);
      }
      perform(operation, parent(patched, path), path.getLast());
    }
    return patched;
  }

  private static List<String> path(String pointer) {
    if (!pointer.startsWith("/") || pointer.length() < 2) {
      throw new Refusal(400, "not a path: " + pointer);
    }
    return List.of(pointer.substring(1).split("/", -1)).stream()
        .map(name -> name.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static ObjectNode parent(ObjectNode item, List<String> path) {
    JsonNode parent = item;
    for (String name : path.subList(0, path.size() - 1)) {
      parent = parent.path(name);
    }
    if (parent instanceof ObjectNode object) {
      return object;
    }
    throw new Refusal(400, "nothing is there to be patched: " + path);
  }

  private static void perform(JsonNode operation, ObjectNode parent, String name) {
    JsonNode value = operation.path("value");
    switch (operation.path("op").asText()) {
      case "add", "set" -> parent.set(name, value);
      case "replace" -> {
        require(parent, name);
        parent.set(name, value);
      }
      case "remove" -> {
        require(parent, name);
        parent.remove(name);
      }
      case "incr" -> parent.set(name, sum(parent.path(name), value));
      default -> throw new Refusal(400, "no such operation: " + operation);
    }
  }

  private static void require(ObjectNode parent, String name) {
    if (!parent.has(name)) {
      throw new Refusal(400, "nothing is there to be replaced or removed: " + name);
    }
  }

  private static JsonNode sum(JsonNode present, JsonNode change) {
    if (!change.isNumber() || (!present.isNumber() && !present.isMissingNode())) {
      throw new Refusal(400, "only a number can be incremented");
    }
    return (present.isIntegralNumber() || present.isMissingNode()) && change.isIntegralNumber()
        ? LongNode.valueOf(present.asLong() + change.longValue())
        : DoubleNode.valueOf(present.asDouble() + change.doubleValue());
  }
}
