package dev.slipway.azure.cosmos;

import com.azure.cosmos.models.CosmosPatchOperations;
import com.fasterxml.jackson.databind.JsonNode;

/// What is changed of an item that need not be read for it: at most [#MAX] things.
public final class Change {
  /// How many things one change can have, by the rules of the database.
  public static final int MAX = 10;

  private final CosmosPatchOperations operations = CosmosPatchOperations.create();

  public Change set(String name, String value) {
    operations.set(path(name), value);
    return this;
  }

  public Change set(String name, long value) {
    operations.set(path(name), value);
    return this;
  }

  public Change set(String name, boolean value) {
    operations.set(path(name), value);
    return this;
  }

  public Change set(String name, JsonNode value) {
    operations.set(path(name), value);
    return this;
  }

  /// Puts something under a name into an object of the item.
  public Change put(String object, String name, String value) {
    operations.set(path(object) + path(name), value);
    return this;
  }

  public Change put(String object, String name, long value) {
    operations.set(path(object) + path(name), value);
    return this;
  }

  /// Adds to a number in an object of the item; one that is not there counts as 0.
  public Change add(String object, String name, long change) {
    operations.increment(path(object) + path(name), change);
    return this;
  }

  /// Adds to a number of the item; one that is not there counts as 0.
  public Change add(String name, long change) {
    operations.increment(path(name), change);
    return this;
  }

  /// Takes a field away that must be there.
  public Change remove(String name) {
    operations.remove(path(name));
    return this;
  }

  /// Takes something out of an object of the item, where it is.
  public Change remove(String object, String name) {
    operations.remove(path(object) + path(name));
    return this;
  }

  CosmosPatchOperations operations() {
    return operations;
  }

  private static String path(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
