package dev.slipway.ports.store;

import java.time.InstantSource;

final class MemoryAdmissionTest extends AdmissionContract {
  private final DeploymentStore store = new MemoryDeploymentStore(InstantSource.system());

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
