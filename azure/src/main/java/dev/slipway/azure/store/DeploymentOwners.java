package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import java.util.Optional;

/// Whose deployments are.
public final class DeploymentOwners {
  private final DeploymentItems deployments;

  public DeploymentOwners(CosmosStorage storage) {
    deployments = new DeploymentItems(storage.projects(), new Partitions(storage.service()));
  }

  /// The organization of a deployment; empty when it is not there.
  public Optional<OrganizationId> find(DeploymentId id) {
    return deployments.find(id).map(found -> found.deployment().request().organization());
  }
}
