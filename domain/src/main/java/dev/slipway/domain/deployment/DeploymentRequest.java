package dev.slipway.domain.deployment;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import java.time.Instant;
import java.util.Optional;

/// What was asked for, by whom and when. Never changes.
///
/// @param retryOf the deployment that this one repeats
public record DeploymentRequest(
    ProjectId project,
    OrganizationId organization,
    UserId user,
    Environment environment,
    Subject subject,
    Optional<DeploymentId> retryOf,
    Instant at) {}
