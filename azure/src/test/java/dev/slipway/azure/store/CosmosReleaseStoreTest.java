package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.store.ReleaseStoreContract;

final class CosmosReleaseStoreTest extends ReleaseStoreContract {
  private final CosmosStorage storage = TestStorage.open();
  private final ReleaseStore store = new CosmosReleaseStore(storage);
  private final DeploymentStore deployments = new CosmosDeploymentStore(storage);

  @Override
  protected ReleaseStore store() {
    return store;
  }

  @Override
  protected DeploymentStore deployments() {
    return deployments;
  }
}
