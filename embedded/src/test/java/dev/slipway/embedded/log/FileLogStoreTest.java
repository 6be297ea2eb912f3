package dev.slipway.embedded.log;

import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.log.LogStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileLogStoreTest extends LogStoreContract {
  private final LogStore store;

  FileLogStoreTest(@TempDir Path folder) {
    store = new FileLogStore(folder);
  }

  @Override
  protected LogStore store() {
    return store;
  }
}
