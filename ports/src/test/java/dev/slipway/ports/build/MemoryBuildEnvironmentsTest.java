package dev.slipway.ports.build;

import dev.slipway.ports.artifact.MemoryArtifactStore;

class MemoryBuildEnvironmentsTest extends BuildEnvironmentsContract {
  private final BuildEnvironments environments =
      new MemoryBuildEnvironments(new MemoryArtifactStore());

  @Override
  protected BuildEnvironments environments() {
    return environments;
  }

  @Override
  protected void stored(String content) {}
}
