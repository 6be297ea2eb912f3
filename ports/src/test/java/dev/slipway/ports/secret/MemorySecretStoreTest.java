package dev.slipway.ports.secret;

final class MemorySecretStoreTest extends SecretStoreContract {
  private final SecretStore store = new MemorySecretStore(clock);

  @Override
  protected SecretStore store() {
    return store;
  }
}
