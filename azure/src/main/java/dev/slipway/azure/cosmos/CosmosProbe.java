package dev.slipway.azure.cosmos;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.ports.health.Probe;
import java.util.List;
import java.util.function.Supplier;

/// Whether each container can be read and written, with a read and a deletion of something that is
/// not there.
public final class CosmosProbe implements Probe {
  private static final Action LOOKING = Action.writing("Tried to read and write Cosmos DB");
  private static final ItemKey NOTHING = new ItemKey("preflight", "preflight");

  private final Supplier<CosmosStorage> opening;

  /// @param opening answers the containers, and may open them first
  public CosmosProbe(Supplier<CosmosStorage> opening) {
    this.opening = opening;
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
    CosmosStorage storage = opening.get();
    List<Items> containers =
        List.of(storage.projects(), storage.organizations(), storage.service(), storage.audit());
    var _ = Together.map(containers, CosmosProbe::use);
    return "%d containers can be read and written".formatted(containers.size());
  }

  /// Who may only read is refused the deletion before it is looked what there is to delete.
  private static boolean use(Items items) {
    boolean isThere = items.read(LOOKING, NOTHING).isPresent();
    items.delete(LOOKING, NOTHING);
    return isThere;
  }
}
