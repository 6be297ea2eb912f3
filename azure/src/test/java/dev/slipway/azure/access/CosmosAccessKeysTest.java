package dev.slipway.azure.access;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.access.AccessKeysContract;

final class CosmosAccessKeysTest extends AccessKeysContract {
  private final AccessKeys keys = new CosmosAccessKeys(TestStorage.open());

  @Override
  protected AccessKeys keys() {
    return keys;
  }
}
