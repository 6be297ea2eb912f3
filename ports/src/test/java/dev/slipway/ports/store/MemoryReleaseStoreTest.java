package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryReleaseStoreTest extends ReleaseStoreContract {
  private final MemoryDeploymentStore deployments =
      new MemoryDeploymentStore(InstantSource.system());
  private final ReleaseStore store = new MemoryReleaseStore(deployments);

  @Override
  protected ReleaseStore store() {
    return store;
  }

  @Override
  protected DeploymentStore deployments() {
    return deployments;
  }
}
