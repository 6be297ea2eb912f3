package dev.slipway.embedded.quota;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.quota.LimitStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteLimitStoreTest extends LimitStoreContract {
  private final LimitStore store;

  SqliteLimitStoreTest(SqliteDatabase database) {
    store = new SqliteLimitStore(database);
  }

  @Override
  protected LimitStore store() {
    return store;
  }
}
