package dev.slipway.embedded.secret;

import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.secret.SecretStoreContract;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.io.TempDir;

final class FileSecretStoreTest extends SecretStoreContract {
  private final SecretStore store;

  FileSecretStoreTest(@TempDir Path folder) {
    store = new FileSecretStore(folder, new SecureRandom(), clock);
  }

  @Override
  protected SecretStore store() {
    return store;
  }
}
