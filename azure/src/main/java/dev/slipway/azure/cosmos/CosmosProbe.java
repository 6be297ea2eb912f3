package dev.slipway.azure.cosmos;

import dev.slipway.ports.health.Probe;
import java.util.List;

/// Whether each container can be read, with a point read of something that is not there.
public final class CosmosProbe implements Probe {
  private static final Action LOOKING = Action.reading("Tried to read from Cosmos DB");
  private static final ItemKey NOTHING = new ItemKey("preflight", "preflight");

  private final CosmosStorage storage;

  public CosmosProbe(CosmosStorage storage) {
    this.storage = storage;
  }

  @Override
  public String name() {
    return "cosmos";
  }

  @Override
  public String permission() {
    return "role 'Cosmos DB Built-in Data Contributor' on the account";
  }

  @Override
  public String look() {
    List<Items> containers =
        List.of(storage.projects(), storage.organizations(), storage.service(), storage.audit());
    var _ = Together.read(containers, items -> items.read(LOOKING, NOTHING));
    return "%d containers can be read".formatted(containers.size());
  }
}
