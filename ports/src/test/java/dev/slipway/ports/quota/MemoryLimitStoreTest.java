package dev.slipway.ports.quota;

final class MemoryLimitStoreTest extends LimitStoreContract {
  private final MemoryLimitStore store = new MemoryLimitStore();

  @Override
  protected LimitStore store() {
    return store;
  }
}
