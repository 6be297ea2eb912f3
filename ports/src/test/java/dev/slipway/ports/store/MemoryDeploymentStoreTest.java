package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryDeploymentStoreTest extends DeploymentStoreContract {
  private final DeploymentStore store = new MemoryDeploymentStore(InstantSource.system());

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
