package dev.slipway.embedded.source;

import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.source.SourceStoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

final class FileSourceStoreTest extends SourceStoreContract {
  private final SourceStore store;

  FileSourceStoreTest(@TempDir Path folder) {
    store = new FileSourceStore(folder, InstantSource.system());
  }

  @Override
  protected SourceStore store() {
    return store;
  }
}
