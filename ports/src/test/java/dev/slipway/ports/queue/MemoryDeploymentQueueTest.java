package dev.slipway.ports.queue;

import java.time.Duration;
import java.time.InstantSource;

final class MemoryDeploymentQueueTest extends DeploymentQueueContract {
  @Override
  protected DeploymentQueue queueLockingFor(Duration lock) {
    return new MemoryDeploymentQueue(InstantSource.system(), lock);
  }
}
