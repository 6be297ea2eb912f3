package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.DeploymentStoreContract;

final class CosmosDeploymentStoreTest extends DeploymentStoreContract {
  private final DeploymentStore store = new CosmosDeploymentStore(TestStorage.open());

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
