package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncClient;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import java.time.Duration;

/// The stand-in, where a database costs nothing and time is fast.
final class StandInAccount implements TestAccount {
  private final FastTime time = new FastTime();
  private final CosmosStandIn standIn = CosmosStandIn.start(time);
  private final CosmosAsyncClient client = TestStorage.client(standIn);

  CosmosStandIn standIn() {
    return standIn;
  }

  @Override
  public Items service(CosmosStorage storage, String database, Schema schema) {
    return new Items(
        client.getDatabase(database).getContainer(ContainerDefinition.SERVICE.name()),
        storage.clock(),
        RequestUnits.UNCOUNTED,
        schema);
  }

  @Override
  public void pass(Duration duration) {
    time.pass(duration);
  }

  @Override
  public CosmosStorage open(String database, RequestUnits units) {
    return CosmosStorage.open(
        client, new CosmosSettings(standIn.endpoint(), database, true), time::ticks, units);
  }
}
