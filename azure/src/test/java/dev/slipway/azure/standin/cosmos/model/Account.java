package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Databases and their containers.
public final class Account {
  private static final int OWNER_MISSING = 1003;

  private final InstantSource clock;
  private final Map<String, Database> databases = new LinkedHashMap<>();

  /// A database.
  ///
  /// @param number that of its internal id
  public record Database(String name, int number, Map<String, Named> containers) {}

  /// A container by its internal id.
  public record Named(String name, int number, ItemContainer items) {}

  /// How many databases there ever were.
  private int made;

  public Account(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized Database create(String name) {
    if (name.isEmpty() || databases.containsKey(name)) {
      throw new Refusal(409, "the database is there: " + name);
    }
    Database database = new Database(name, ++made, new LinkedHashMap<>());
    databases.put(name, database);
    return database;
  }

  /// The database of that name or internal id.
  public synchronized Database database(String name) {
    return databases.values().stream()
        .filter(database ->
            database.name().equals(name) || ResourceIds.database(database.number()).equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, OWNER_MISSING, "no such database: " + name));
  }

  public synchronized Named create(Database database, ObjectNode definition) {
    String name = definition.path("id").asText();
    if (name.isEmpty() || database.containers().containsKey(name)) {
      throw new Refusal(409, "the container is there: " + name);
    }
    int number = database.containers().size() + 1;
    Definition checked = Definition.of(definition, ResourceIds.number(database.number(), number));
    Named container = new Named(name, number, new ItemContainer(checked, clock));
    database.containers().put(name, container);
    return container;
  }

  /// Forgets a database with all that is in it.
  public synchronized void delete(Database database) {
    databases.remove(database.name());
  }

  /// Forgets a container with all that is in it.
  public synchronized void delete(Database database, Named container) {
    database.containers().remove(container.name());
  }

  /// The container of that name or internal id.
  public synchronized Named container(Database database, String name) {
    return database.containers().values().stream()
        .filter(container ->
            container.name().equals(name)
                || ResourceIds.container(database.number(), container.number()).equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, OWNER_MISSING, "no such container: " + name));
  }
}
