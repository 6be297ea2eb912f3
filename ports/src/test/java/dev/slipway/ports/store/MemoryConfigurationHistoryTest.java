package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryConfigurationHistoryTest extends ConfigurationHistoryContract {
  private final MemoryDeploymentStore deployments =
      new MemoryDeploymentStore(InstantSource.system());
  private final MemoryReleaseStore releases = new MemoryReleaseStore(deployments);
  private final MemoryProjectStore projects = new MemoryProjectStore(deployments, releases);
  private final MemoryConfigurationHistory history =
      new MemoryConfigurationHistory(projects, releases);

  @Override
  protected ConfigurationHistory history() {
    return history;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }

  @Override
  protected ReleaseStore releases() {
    return releases;
  }
}
