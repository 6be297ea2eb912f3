package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryDeploymentStatisticsTest extends DeploymentStatisticsContract {
  private final MemoryDeploymentStore store = new MemoryDeploymentStore(InstantSource.system());
  private final ProjectStore projects =
      new MemoryProjectStore(store, new MemoryReleaseStore(store));

  @Override
  protected DeploymentStatistics statistics() {
    return store;
  }

  @Override
  protected DeploymentStore store() {
    return store;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }
}
