package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryLeaseTest extends LeaseContract {
  private final DeploymentStore store = new MemoryDeploymentStore(InstantSource.system());

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
