package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.AdmissionContract;
import dev.slipway.ports.store.DeploymentStore;

final class CosmosAdmissionTest extends AdmissionContract {
  private final DeploymentStore store = new CosmosDeploymentStore(TestStorage.open());

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
