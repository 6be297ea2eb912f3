package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.ConfigurationHistoryContract;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;

final class CosmosConfigurationHistoryTest extends ConfigurationHistoryContract {
  private final CosmosStorage storage = TestStorage.open();
  private final ProjectStore projects = new CosmosProjectStore(storage);
  private final ReleaseStore releases = new CosmosReleaseStore(storage);
  private final ConfigurationHistory history = new CosmosConfigurationHistory(storage);

  @Override
  protected ConfigurationHistory history() {
    return history;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }

  @Override
  protected ReleaseStore releases() {
    return releases;
  }
}
