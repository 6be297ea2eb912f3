package dev.slipway.embedded.access;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.access.AccessKeysContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteAccessKeysTest extends AccessKeysContract {
  private final SqliteDatabase database;

  SqliteAccessKeysTest(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  protected AccessKeys keys() {
    return new SqliteAccessKeys(database);
  }
}
