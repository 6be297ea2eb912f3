package dev.slipway.azure.cosmos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// An item that is about to be written.
public final class NewItem {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ItemKey key;
  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

  private NewItem(ItemKey key) {
    this.key = key;
  }

  /// An item that has no fields of its own yet.
  ///
  /// @param kind what it is, which says what fields it has
  public static NewItem of(ItemKey key, String kind) {
    NewItem item = new NewItem(key);
    item.fields.put("id", key.id());
    item.fields.put(Items.PARTITION_KEY, key.partition());
    item.fields.put(Schema.FIELD, Schema.VERSION);
    item.fields.put("kind", kind);
    return item;
  }

  public NewItem with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  public NewItem with(String name, long value) {
    fields.put(name, value);
    return this;
  }

  public NewItem with(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  public NewItem with(String name, JsonNode value) {
    fields.set(name, value);
    return this;
  }

  /// Adds the stored form of a domain value.
  public NewItem withDocument(String name, String json) {
    return with(name, json(json));
  }

  /// Lets the database forget it that long after its last change.
  public NewItem livingFor(Duration life) {
    return with("ttl", life.toSeconds());
  }

  public ItemKey key() {
    return key;
  }

  ObjectNode fields() {
    return fields;
  }

  /// The stored form of a domain value as a tree.
  public static JsonNode json(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a document is JSON", e);
    }
  }
}
