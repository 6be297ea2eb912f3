package dev.slipway.ports.store;

import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.statistic.Statistics;

/// How the deployments of a [DeploymentStore] went that have ended. Each is counted once, in the
/// transaction that saves its end, and stays counted whatever becomes of its record; a project's
/// own numbers end with the project. What it costs to ask does not grow with their number.
public interface DeploymentStatistics {
  /// The numbers of that scope. Throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED`
  /// when the store cannot be reached.
  Statistics statistics(Scope scope);
}
