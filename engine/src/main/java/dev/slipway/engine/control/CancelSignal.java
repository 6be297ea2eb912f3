package dev.slipway.engine.control;

import dev.slipway.domain.deployment.DeploymentId;

/// Tells the worker of this process, if it is at work on the deployment, that it is being
/// cancelled.
@FunctionalInterface
public interface CancelSignal {
  void cancelRequested(DeploymentId id);
}
