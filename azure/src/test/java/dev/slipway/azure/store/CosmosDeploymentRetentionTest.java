package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.DeploymentRetentionContract;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;

final class CosmosDeploymentRetentionTest extends DeploymentRetentionContract {
  private final CosmosStorage storage = TestStorage.open();
  private final CosmosDeploymentStore store = new CosmosDeploymentStore(storage);
  private final DeploymentRetention retention = new CosmosDeploymentRetention(storage);

  @Override
  protected DeploymentStore store() {
    return store;
  }

  @Override
  protected DeploymentRetention retention() {
    return retention;
  }

  @Override
  protected DeploymentStatistics statistics() {
    return store;
  }
}
