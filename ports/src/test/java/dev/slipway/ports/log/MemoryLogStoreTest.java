package dev.slipway.ports.log;

final class MemoryLogStoreTest extends LogStoreContract {
  private final LogStore store = new MemoryLogStore();

  @Override
  protected LogStore store() {
    return store;
  }
}
