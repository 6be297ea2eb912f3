package dev.slipway.embedded.quota;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.quota.HoldingLedger;
import dev.slipway.ports.quota.HoldingLedgerContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteHoldingLedgerTest extends HoldingLedgerContract {
  private final HoldingLedger ledger;

  SqliteHoldingLedgerTest(SqliteDatabase database) {
    ledger = new SqliteHoldingLedger(database);
  }

  @Override
  protected HoldingLedger ledger() {
    return ledger;
  }
}
