package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.ConfigurationHistoryContract;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteConfigurationHistoryTest extends ConfigurationHistoryContract {
  private final SqliteDatabase database;

  SqliteConfigurationHistoryTest(SqliteDatabase database) {
    this.database = database;
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
