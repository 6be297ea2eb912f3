package dev.slipway.domain.deployment;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import java.time.Instant;
import java.util.Optional;

/// What was asked for, by whom and when. Never changes.
///
/// @param user for whom, as the calling system names them
/// @param retryOf the deployment that this one repeats
/// @param caller who asked, as far as that can be looked at again; empty in what was asked before
///   callers were known
public record DeploymentRequest(
    ProjectId project,
    OrganizationId organization,
    UserId user,
    Environment environment,
    Subject subject,
    Optional<DeploymentId> retryOf,
    Instant at,
    Optional<CallerId> caller) {

  /// A request of nobody that could be looked at again.
  public DeploymentRequest(
      ProjectId project,
      OrganizationId organization,
      UserId user,
      Environment environment,
      Subject subject,
      Optional<DeploymentId> retryOf,
      Instant at) {
    this(project, organization, user, environment, subject, retryOf, at, Optional.empty());
  }
}
