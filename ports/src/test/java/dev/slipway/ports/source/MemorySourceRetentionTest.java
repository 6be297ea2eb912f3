package dev.slipway.ports.source;

final class MemorySourceRetentionTest extends SourceRetentionContract {
  private final MemorySourceStore store = new MemorySourceStore(clock);

  @Override
  protected SourceStore store() {
    return store;
  }

  @Override
  protected SourceRetention retention() {
    return store;
  }
}
