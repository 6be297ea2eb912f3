package dev.slipway.azure.source;

import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.ports.source.SourceRetention;
import dev.slipway.ports.source.SourceRetentionContract;
import dev.slipway.ports.source.SourceStore;

/// What is used by one process is not forgotten by another.
final class BlobSourceRetentionTest extends SourceRetentionContract {
  private final String name = TestBlobs.freshName();
  private final BlobSourceStore store = new BlobSourceStore(TestBlobs.open(name), clock);
  private final BlobSourceStore other = new BlobSourceStore(TestBlobs.open(name), clock);

  @Override
  protected SourceStore store() {
    return store;
  }

  @Override
  protected SourceRetention retention() {
    return other;
  }
}
