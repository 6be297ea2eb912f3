package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.LeaseContract;

final class CosmosLeaseTest extends LeaseContract {
  private final DeploymentStore store = new CosmosDeploymentStore(TestStorage.open());

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
