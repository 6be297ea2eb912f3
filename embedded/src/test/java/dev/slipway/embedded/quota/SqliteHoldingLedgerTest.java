package dev.slipway.embedded.quota;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.quota.HoldingLedger;
import dev.slipway.ports.quota.HoldingLedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHoldingLedgerTest extends HoldingLedgerContract {
  private final SqliteDatabase database;
  private final HoldingLedger ledger;

  SqliteHoldingLedgerTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    ledger = new SqliteHoldingLedger(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected HoldingLedger ledger() {
    return ledger;
  }
}
