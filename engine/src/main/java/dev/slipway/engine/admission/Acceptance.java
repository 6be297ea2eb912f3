package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import java.util.Optional;

/// What became of an accepted request.
///
/// @param waitsFor the deployment whose end it waits for
/// @param repeated whether the deployment is that of an earlier request with the same key
public record Acceptance(
    Deployment deployment, Optional<DeploymentId> waitsFor, boolean repeated) {}
