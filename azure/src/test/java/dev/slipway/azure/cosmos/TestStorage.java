package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncClient;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import java.time.Duration;
import java.util.UUID;

/// A database of its own in a stand-in that all tests of this process share, as the SDK takes a
/// second to get to know one.
public final class TestStorage {
  private static final FastTime TIME = new FastTime();
  private static final CosmosStandIn STAND_IN = CosmosStandIn.start(TIME);
  private static final CosmosAsyncClient CLIENT = client(STAND_IN);

  private TestStorage() {}

  public static CosmosStorage open() {
    return open(UUID.randomUUID().toString(), RequestUnits.UNCOUNTED);
  }

  /// The same database for the same name.
  public static CosmosStorage open(String database, RequestUnits units) {
    return CosmosStorage.open(
        CLIENT, new CosmosSettings(STAND_IN.endpoint(), database, true), TIME::ticks, units);
  }

  /// The items of one container, as a service whose items have that form sees them.
  static Items service(CosmosStorage storage, String database, Schema schema) {
    return new Items(
        CLIENT.getDatabase(database).getContainer(ContainerDefinition.SERVICE.name()),
        storage.clock(),
        RequestUnits.UNCOUNTED,
        schema);
  }

  /// Lets so much of the database's time pass at once.
  public static void pass(Duration time) {
    TIME.pass(time);
  }

  public static CosmosStandIn standIn() {
    return STAND_IN;
  }

  /// A client as the service has it, but for the address and the key.
  public static CosmosAsyncClient client(CosmosStandIn standIn) {
    return CosmosClients.builder(standIn.endpoint()).key(CosmosStandIn.KEY).buildAsyncClient();
  }
}
