package dev.slipway.ports.access;

final class MemoryAccessKeysTest extends AccessKeysContract {
  private final AccessKeys keys = new MemoryAccessKeys();

  @Override
  protected AccessKeys keys() {
    return keys;
  }
}
