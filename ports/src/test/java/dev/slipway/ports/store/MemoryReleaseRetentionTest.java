package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryReleaseRetentionTest extends ReleaseRetentionContract {
  private final MemoryDeploymentStore deployments =
      new MemoryDeploymentStore(InstantSource.system());
  private final MemoryReleaseStore store = new MemoryReleaseStore(deployments);

  @Override
  protected ReleaseStore store() {
    return store;
  }

  @Override
  protected ReleaseRetention retention() {
    return store;
  }

  @Override
  protected DeploymentStore deployments() {
    return deployments;
  }
}
