package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncDatabase;
import dev.slipway.azure.call.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/// The containers of one database, which are there and as they should be.
public final class CosmosStorage implements AutoCloseable {
  private static final Action ASKING = Action.writing("Tried to ask Cosmos DB for the time");
  private static final Duration LIFE = Duration.ofDays(1);

  /// How late this process may notice what another one left to be done.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final CosmosAsyncClient client;
  private final ServerClock clock;
  private final Map<ContainerDefinition, Items> containers = new HashMap<>();
  private final Looks forEvents;
  private final Looks forDeliveries;
  private final ItemKey question = new ItemKey("clock", UUID.randomUUID().toString());

  private CosmosStorage(CosmosAsyncClient client, LongSupplier ticks) {
    this.client = client;
    this.clock = new ServerClock(ticks, this::ask);
    this.forEvents = new Looks(ticks, BETWEEN_LOOKS);
    this.forDeliveries = new Looks(ticks, BETWEEN_LOOKS);
  }

  /// Finds the containers, or creates them where that is allowed. Throws a `SlipwayException` with
  /// `RESOURCE_MISSING` when one is missing, and with `CONFIGURATION_INVALID` when it is not as it
  /// has to be.
  ///
  /// @param client closed with the storage, and when it cannot be opened
  /// @param ticks nanoseconds that only count up, as those of `System.nanoTime`
  public static CosmosStorage open(
      CosmosAsyncClient client, CosmosSettings settings, LongSupplier ticks, RequestUnits units) {
    try {
      return opened(client, settings, ticks, units);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static CosmosStorage opened(
      CosmosAsyncClient client, CosmosSettings settings, LongSupplier ticks, RequestUnits units) {
    CosmosStorage storage = new CosmosStorage(client, ticks);
    CosmosAsyncDatabase database = client.getDatabase(settings.database());
    Provisioning provisioning = new Provisioning(client, database, settings.mayCreate());
    provisioning.requireDatabase();
    for (ContainerDefinition definition : ContainerDefinition.ALL) {
      provisioning.require(definition);
      storage.containers.put(
          definition,
          new Items(
              database.getContainer(definition.name()), storage.clock, units, Schema.PRESENT));
    }
    return storage;
  }

  /// What belongs to a project, in the partitions of projects.
  public Items projects() {
    return items(ContainerDefinition.PROJECTS);
  }

  /// What belongs to an organization, in a partition for each.
  public Items organizations() {
    return items(ContainerDefinition.ORGANIZATIONS);
  }

  /// What is looked for over all projects and organizations, in partitions of the service.
  public Items service() {
    return items(ContainerDefinition.SERVICE);
  }

  /// What was done, in a partition for each month.
  public Items audit() {
    return items(ContainerDefinition.AUDIT);
  }

  /// The database's own time.
  public ServerClock clock() {
    return clock;
  }

  /// Looks for what happened to deployments.
  public Looks forEvents() {
    return forEvents;
  }

  /// Looks for what is to be delivered to webhooks.
  public Looks forDeliveries() {
    return forDeliveries;
  }

  @Override
  public void close() {
    client.close();
  }

  private Items items(ContainerDefinition definition) {
    Items items = containers.get(definition);
    if (items == null) {
      throw new IllegalStateException("no such container: " + definition.name());
    }
    return items;
  }

  private long ask() {
    return service().put(ASKING, NewItem.of(question, "question").livingFor(LIFE)).number("_ts");
  }
}
