package dev.slipway.ports.queue;

import java.time.InstantSource;

final class MemoryDeadLettersTest extends DeadLettersContract {
  private final MemoryDeploymentQueue queue = new MemoryDeploymentQueue(InstantSource.system());

  @Override
  protected DeploymentQueue queue() {
    return queue;
  }

  @Override
  protected DeadLetters letters() {
    return queue;
  }
}
