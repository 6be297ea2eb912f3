package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.CosmosException;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosItemResponse;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.tested.RealAzure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A real account with one database for the whole run, which is emptied for each test: making a
/// database with its containers takes seconds, and an account lets in only so many of them.
final class RealAccount implements TestAccount {
  private static final int AT_ONCE = 20;

  private final CosmosAsyncClient client;
  private final CosmosSettings settings;
  private String present = "";

  private RealAccount(CosmosAsyncClient client, CosmosSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  static RealAccount in(RealAzure azure) {
    CosmosAsyncClient client = CosmosClients.open(azure.cosmos());
    boolean isOurs = azure.preparedDatabase().isEmpty();
    String database = azure.preparedDatabase().orElse(azure.name());
    RealAccount account =
        new RealAccount(client, new CosmosSettings(azure.cosmosEndpoint(), database, isOurs));
    azure.removeAtTheEnd(
        "database " + database,
        () -> {
          if (isOurs) {
            client.getDatabase(database).delete().block();
          } else {
            account.empty();
          }
        });
    return account;
  }

  @Override
  public synchronized CosmosStorage open(String database, RequestUnits units) {
    CosmosStorage storage = CosmosStorage.open(client, settings, System::nanoTime, units);
    if (!present.equals(database)) {
      empty();
      present = database;
    }
    return storage;
  }

  @Override
  public Items service(CosmosStorage storage, String database, Schema schema) {
    return new Items(
        client.getDatabase(settings.database()).getContainer(ContainerDefinition.SERVICE.name()),
        storage.clock(),
        RequestUnits.UNCOUNTED,
        schema);
  }

  /// Nobody can move its clock.
  @Override
  public void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void empty() {
    for (ContainerDefinition definition : ContainerDefinition.ALL) {
      CosmosAsyncContainer container =
          client.getDatabase(settings.database()).getContainer(definition.name());
      container
          .queryItems("SELECT c.id, c.pk FROM c", new CosmosQueryRequestOptions(), ObjectNode.class)
          .collectList()
          .flatMapMany(Flux::fromIterable)
          .flatMap(item -> deleted(container, item), AT_ONCE)
          .blockLast();
    }
  }

  /// An item may have expired meanwhile.
  private static Mono<CosmosItemResponse<Object>> deleted(
      CosmosAsyncContainer container, ObjectNode item) {
    return container
        .deleteItem(
            item.required("id").asText(),
            new PartitionKey(item.required(Items.PARTITION_KEY).asText()),
            new CosmosItemRequestOptions())
        .onErrorComplete(failure ->
            failure instanceof CosmosException known
                && known.getStatusCode() == CosmosProblems.NOT_FOUND);
  }
}
