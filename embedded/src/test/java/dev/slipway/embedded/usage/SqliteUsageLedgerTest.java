package dev.slipway.embedded.usage;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.usage.UsageLedger;
import dev.slipway.ports.usage.UsageLedgerContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteUsageLedgerTest extends UsageLedgerContract {
  private final UsageLedger ledger;

  SqliteUsageLedgerTest(SqliteDatabase database) {
    ledger = new SqliteUsageLedger(database);
  }

  @Override
  protected UsageLedger ledger() {
    return ledger;
  }
}
