package dev.slipway.embedded.usage;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.usage.UsageLedger;
import dev.slipway.ports.usage.UsageLedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteUsageLedgerTest extends UsageLedgerContract {
  private final SqliteDatabase database;
  private final UsageLedger ledger;

  SqliteUsageLedgerTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    ledger = new SqliteUsageLedger(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected UsageLedger ledger() {
    return ledger;
  }
}
