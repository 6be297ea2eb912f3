package dev.slipway.embedded.access;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.access.AccessKeysContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAccessKeysTest extends AccessKeysContract {
  private final SqliteDatabase database;

  SqliteAccessKeysTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected AccessKeys keys() {
    return new SqliteAccessKeys(database);
  }
}
