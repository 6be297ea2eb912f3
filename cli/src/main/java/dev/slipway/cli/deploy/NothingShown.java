package dev.slipway.cli.deploy;

import dev.slipway.cli.client.DeploymentWatcher;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.LogLineBody;
import dev.slipway.wire.StepBody;

/// Follows in silence, for output that programs read.
public final class NothingShown implements DeploymentWatcher {
  @Override
  public void status(DeploymentStatus status) {}

  @Override
  public void step(StepBody step) {}

  @Override
  public void log(LogLineBody line) {}

  @Override
  public void idle() {}
}
