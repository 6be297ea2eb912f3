package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.ConfigurationHistoryContract;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteConfigurationHistoryTest extends ConfigurationHistoryContract {
  private final SqliteDatabase database;

  SqliteConfigurationHistoryTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected ConfigurationHistory history() {
    return new SqliteConfigurationHistory(database);
  }

  @Override
  protected ProjectStore projects() {
    return new SqliteProjectStore(database);
  }

  @Override
  protected ReleaseStore releases() {
    return new SqliteReleaseStore(database);
  }
}
