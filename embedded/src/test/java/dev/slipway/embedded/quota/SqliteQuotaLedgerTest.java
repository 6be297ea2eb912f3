package dev.slipway.embedded.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.quota.QuotaLedgerContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteQuotaLedgerTest extends QuotaLedgerContract {
  private final SqliteDatabase database;
  private final QuotaLedger ledger;

  SqliteQuotaLedgerTest(SqliteDatabase database) {
    this.database = database;
    ledger = new SqliteQuotaLedger(database);
  }

  @Override
  protected QuotaLedger ledger() {
    return ledger;
  }

  @Test
  void aYearOfDeploymentsLeavesAFewCounters() {
    for (int day = 0; day < 365; day++) {
      Reservation reservation =
          new Reservation(deploymentId("d" + day), ACME, NOW.plus(Duration.ofDays(day)));
      ledger.reserve(reservation, QuotaLimits.NONE);
      ledger.commit(reservation.deployment());
    }

    assertThat(rows("quota_reservation")).isZero();
    assertThat(rows("quota_use")).isLessThan(60);
  }

  private long rows(String table) {
    return database.read(
        Action.reading("Tried to count rows"),
        handle ->
            handle
                .createQuery("SELECT count(*) FROM <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
  }
}
