package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ProjectStoreContract;
import dev.slipway.ports.store.ReleaseStore;

final class CosmosProjectStoreTest extends ProjectStoreContract {
  private final CosmosStorage storage = TestStorage.open();
  private final ProjectStore projects = new CosmosProjectStore(storage);
  private final DeploymentStore deployments = new CosmosDeploymentStore(storage);
  private final ReleaseStore releases = new CosmosReleaseStore(storage);

  @Override
  protected ProjectStore projects() {
    return projects;
  }

  @Override
  protected DeploymentStore deployments() {
    return deployments;
  }

  @Override
  protected ReleaseStore releases() {
    return releases;
  }
}
