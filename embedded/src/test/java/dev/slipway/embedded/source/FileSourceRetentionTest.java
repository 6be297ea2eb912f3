package dev.slipway.embedded.source;

import dev.slipway.ports.source.SourceRetention;
import dev.slipway.ports.source.SourceRetentionContract;
import dev.slipway.ports.source.SourceStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileSourceRetentionTest extends SourceRetentionContract {
  private final FileSourceStore store;

  FileSourceRetentionTest(@TempDir Path folder) {
    store = new FileSourceStore(folder, clock);
  }

  @Override
  protected SourceStore store() {
    return store;
  }

  @Override
  protected SourceRetention retention() {
    return store;
  }
}
