package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.quota.LimitStoreContract;

final class CosmosLimitStoreTest extends LimitStoreContract {
  private final LimitStore store = new CosmosLimitStore(TestStorage.open());

  @Override
  protected LimitStore store() {
    return store;
  }
}
