package dev.slipway.azure.source;

import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.source.SourceStoreContract;
import java.time.InstantSource;

final class BlobSourceStoreTest extends SourceStoreContract {
  private final SourceStore store = new BlobSourceStore(TestBlobs.open(), InstantSource.system());

  @Override
  protected SourceStore store() {
    return store;
  }
}
