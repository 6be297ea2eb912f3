package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The deployments of a [DeploymentStore], for those who decide how long they are kept. Pages of
/// any list stay valid when deployments are forgotten between them.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface DeploymentRetention {
  /// Deployments there that have ended, oldest first.
  ///
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<EndedDeployment> ended(
      ProjectId project, Environment environment, Optional<String> after, int limit);

  /// Deployments that have not ended, over all projects, oldest first. None is left out that has
  /// not ended when the last page is answered and had not when the first one was.
  Page<Deployment> unfinished(Optional<String> after, int limit);

  /// Deployments of that source, newest first.
  List<DeploymentId> of(ProjectId project, SourceId source, int limit);

  /// Those of the ids that deployments have.
  Set<DeploymentId> known(Collection<DeploymentId> ids);

  /// Forgets deployments, at most 1,000, in one transaction, and answers which. One that has not
  /// ended stays, and one that a remembered idempotency key leads to. Statistics go on counting
  /// what is forgotten. Repeating it is harmless.
  Set<DeploymentId> forget(Collection<DeploymentId> ids);
}
