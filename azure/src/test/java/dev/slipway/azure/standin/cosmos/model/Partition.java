package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The items of one partition key, as they are at one moment. A copy is cheap, and what is done to
/// it is not seen until it takes the place of the original.
final class Partition {
  private static final int MAX_ITEM = 2 * 1024 * 1024;
  private static final int MAX_ID = 255;

  private final Map<String, ObjectNode> items;
  private final JsonNode key;
  private final Definition definition;
  private final Supplier<Long> numbers;
  private final Instant now;

  Partition(JsonNode key, Definition definition, Supplier<Long> numbers, Instant now) {
    this(new TreeMap<>(), key, definition, numbers, now);
  }

  private Partition(
      Map<String, ObjectNode> items,
      JsonNode key,
      Definition definition,
      Supplier<Long> numbers,
      Instant now) {
    this.items = items;
    this.key = key;
    this.definition = definition;
    this.numbers = numbers;
    this.now = now;
  }

  /// A copy without what has expired by then.
  Partition at(Instant now) {
    Map<String, ObjectNode> living = new TreeMap<>(items);
    living.values().removeIf(item -> definition.isExpired(item, now));
    return new Partition(living, key, definition, numbers, now);
  }

  Iterable<ObjectNode> items() {
    return items.values();
  }

  Answer perform(Operation operation) {
    return switch (operation) {
      case Operation.Create(ObjectNode item) -> create(item);
      case Operation.Upsert(ObjectNode item, Condition condition) ->
          items.containsKey(id(item)) ? replace(id(item), item, condition) : create(item);
      case Operation.Replace(String id, ObjectNode item, Condition condition) ->
          replace(id, item, condition);
      case Operation.PatchItem(String id, JsonNode operations, Condition condition) -> {
        ObjectNode present = require(id, condition);
        yield put(200, Patch.apply(operations, present, definition.keyName()), present);
      }
      case Operation.Delete(String id, Condition condition) -> {
        ObjectNode present = require(id, condition);
        items.remove(id);
        yield new Answer(204, Optional.empty(), definition.writing(present));
      }
      case Operation.Read(String id, Condition condition) -> {
        ObjectNode present = require(id, condition);
        yield new Answer(200, Optional.of(present), RequestUnits.read(bytes(present)));
      }
    };
  }

  private Answer create(ObjectNode item) {
    if (items.containsKey(id(item))) {
      throw new Refusal(409, "an item with this id is there: " + id(item));
    }
    ObjectNode created = item.deepCopy();
    created.put("_rid", ResourceIds.item(definition.number(), numbers.get()));
    return put(201, created, created);
  }

  private Answer replace(String id, ObjectNode item, Condition condition) {
    ObjectNode present = require(id, condition);
    if (!id(item).equals(id)) {
      throw new Refusal(400, "an item keeps its id");
    }
    return put(200, item.deepCopy(), present);
  }

  private ObjectNode require(String id, Condition condition) {
    ObjectNode present = items.get(id);
    if (present == null) {
      throw new Refusal(404, "no such item: " + id);
    }
    condition.require(present);
    return present;
  }

  private Answer put(int status, ObjectNode item, ObjectNode present) {
    if (!item.path(definition.keyName()).equals(key)) {
      throw new Refusal(400, "the item's partition key is not that of the request");
    }
    item.set("_rid", present.path("_rid"));
    item.put("_etag", "\"%08x\"".formatted(numbers.get()));
    item.put("_ts", now.getEpochSecond());
    if (bytes(item) > MAX_ITEM) {
      throw new Refusal(413, "an item has at most 2 MB");
    }
    items.put(id(item), item);
    return new Answer(status, Optional.of(item), definition.writing(item));
  }

  private static String id(ObjectNode item) {
    String id = item.path("id").asText("");
    if (id.isEmpty() || id.length() > MAX_ID || id.matches(".*[/\\\\?#].*")) {
      throw new Refusal(400, "this cannot be an id: " + id);
    }
    return id;
  }

  static long bytes(JsonNode item) {
    return item.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
