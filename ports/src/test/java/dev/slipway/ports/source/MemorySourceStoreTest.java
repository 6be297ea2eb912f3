package dev.slipway.ports.source;

final class MemorySourceStoreTest extends SourceStoreContract {
  private final SourceStore store = new MemorySourceStore();

  @Override
  protected SourceStore store() {
    return store;
  }
}
