package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStatisticsContract;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;

final class CosmosDeploymentStatisticsTest extends DeploymentStatisticsContract {
  private final CosmosStorage storage = TestStorage.open();
  private final CosmosDeploymentStore store = new CosmosDeploymentStore(storage);
  private final ProjectStore projects = new CosmosProjectStore(storage);

  @Override
  protected DeploymentStatistics statistics() {
    return store;
  }

  @Override
  protected DeploymentStore store() {
    return store;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }
}
