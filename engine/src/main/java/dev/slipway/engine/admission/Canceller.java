package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.DeploymentId;

/// Ends a deployment that a newer one supersedes.
@FunctionalInterface
public interface Canceller {
  /// Asks for its end; one that has ended meanwhile is left as it is.
  void cancelIfUnderWay(DeploymentId id);
}
