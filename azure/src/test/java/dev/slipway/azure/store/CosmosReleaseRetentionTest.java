package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ReleaseRetention;
import dev.slipway.ports.store.ReleaseRetentionContract;
import dev.slipway.ports.store.ReleaseStore;

final class CosmosReleaseRetentionTest extends ReleaseRetentionContract {
  private final CosmosStorage storage = TestStorage.open();
  private final ReleaseStore store = new CosmosReleaseStore(storage);
  private final ReleaseRetention retention = new CosmosReleaseRetention(storage);
  private final DeploymentStore deployments = new CosmosDeploymentStore(storage);

  @Override
  protected ReleaseStore store() {
    return store;
  }

  @Override
  protected ReleaseRetention retention() {
    return retention;
  }

  @Override
  protected DeploymentStore deployments() {
    return deployments;
  }
}
