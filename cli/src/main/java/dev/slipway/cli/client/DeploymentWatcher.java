package dev.slipway.cli.client;

import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.LogLineBody;
import dev.slipway.wire.StepBody;

/// Is told how a deployment goes on. Each method is called by one thread.
public interface DeploymentWatcher {
  /// How it stands now.
  void status(DeploymentStatus status);

  /// A step has begun or ended; it may be told before the status that says so.
  void step(StepBody step);

  /// What it said.
  void log(LogLineBody line);

  /// Nothing happened for a moment.
  void idle();
}
