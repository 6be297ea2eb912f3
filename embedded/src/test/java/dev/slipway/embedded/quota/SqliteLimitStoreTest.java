package dev.slipway.embedded.quota;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.quota.LimitStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLimitStoreTest extends LimitStoreContract {
  private final SqliteDatabase database;
  private final LimitStore store;

  SqliteLimitStoreTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    store = new SqliteLimitStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected LimitStore store() {
    return store;
  }
}
