package dev.slipway.ports.store;

final class MemoryReleaseStoreTest extends ReleaseStoreContract {
  private final ReleaseStore store = new MemoryReleaseStore();

  @Override
  protected ReleaseStore store() {
    return store;
  }
}
