package dev.slipway.azure.log;

import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.log.LogStoreContract;

final class BlobLogStoreTest extends LogStoreContract {
  private final LogStore store = new BlobLogStore(TestBlobs.open());

  @Override
  protected LogStore store() {
    return store;
  }
}
