package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryProjectStoreTest extends ProjectStoreContract {
  private final MemoryDeploymentStore deployments =
      new MemoryDeploymentStore(InstantSource.system());
  private final MemoryReleaseStore releases = new MemoryReleaseStore(deployments);
  private final MemoryProjectStore projects = new MemoryProjectStore(deployments, releases);

  @Override
  protected ProjectStore projects() {
    return projects;
  }

  @Override
  protected DeploymentStore deployments() {
    return deployments;
  }

  @Override
  protected ReleaseStore releases() {
    return releases;
  }
}
