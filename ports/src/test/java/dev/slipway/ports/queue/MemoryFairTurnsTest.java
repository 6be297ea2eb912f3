package dev.slipway.ports.queue;

import java.time.InstantSource;

final class MemoryFairTurnsTest extends FairTurnsContract {
  private final DeploymentQueue queue = new MemoryDeploymentQueue(InstantSource.system());

  @Override
  protected DeploymentQueue queue() {
    return queue;
  }
}
