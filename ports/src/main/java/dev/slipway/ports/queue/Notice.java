package dev.slipway.ports.queue;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;

/// "Look at this deployment." Says nothing else; the store is the truth.
///
/// @param fairKey notices are delivered in turn over these
public record Notice(DeploymentId deployment, OrganizationId fairKey) {}
