package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryDeploymentRetentionTest extends DeploymentRetentionContract {
  private final MemoryDeploymentStore store = new MemoryDeploymentStore(InstantSource.system());

  @Override
  protected DeploymentStore store() {
    return store;
  }

  @Override
  protected DeploymentRetention retention() {
    return store;
  }

  @Override
  protected DeploymentStatistics statistics() {
    return store;
  }
}
