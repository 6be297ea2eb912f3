package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The releases of a [ReleaseStore], for those who decide how long they are kept.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface ReleaseRetention {
  /// Activations there whose number is below this one, newest first.
  List<Activation> history(ProjectId project, Environment environment, long below, int limit);

  /// Releases in order of id.
  ///
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<Release> list(Optional<String> after, int limit);

  /// Forgets activations, at most 1,000, in one transaction, and answers which. The latest one of a
  /// project's environment stays; numbers are not given twice. Repeating it is harmless.
  Set<Activation> forgetActivations(Collection<Activation> activations);

  /// Forgets releases, at most 1,000, in one transaction, and answers which. One that an activation
  /// names stays, and every release of a project in which a deployment has not ended: that one may
  /// be about to activate it. Repeating it is harmless.
  Set<ReleaseId> forgetReleases(Collection<ReleaseId> releases);
}
