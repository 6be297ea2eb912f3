package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps releases and which of them is the current one: the latest activation of a project's
/// environment. What a method answered is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface ReleaseStore {
  /// Keeps a release. One with the same id is the same release, so repeating it changes nothing.
  void save(Release release);

  Optional<Release> find(ReleaseId id);

  /// Makes a saved release the current one of its project and environment, for the deployment of
  /// the lease. A conflict when the lease is not that deployment's latest or the deployment is
  /// final, decided in the same transaction: a worker that was thought dead changes nothing.
  ///
  /// A deployment activates once: repeating it answers the activation that is there. Throws
  /// `IllegalArgumentException` for a release that was never saved.
  SaveResult<Activation> activate(ReleaseId release, Lease lease, Instant at);

  /// The latest activation there.
  Optional<Activation> current(ProjectId project, Environment environment);

  /// The latest activation of every project and environment.
  List<Activation> allCurrent();

  /// Activations there, newest first.
  List<Activation> history(ProjectId project, Environment environment, int limit);
}
