package dev.slipway.azure.usage;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.CutOff;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Usage;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.usage.UsageLedger;
import dev.slipway.ports.usage.UsageLedgerContract;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CosmosUsageLedgerTest extends UsageLedgerContract {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final UsageLedger ledger = new CosmosUsageLedger(TestStorage.open());

  @Override
  protected UsageLedger ledger() {
    return ledger;
  }

  @Test
  void ofManyWhoTellOfABeginAtOnceOneIsCounted() {
    begin(ledger, hoursAgo(5));
    end(ledger, hoursAgo(3));

    AtOnce.race(
        10,
        _ -> {
          begin(ledger, hoursAgo(2));
          return true;
        });

    assertThat(ledger.total(ACME, NOVEMBER, NOW)).isEqualTo(Usage.ofRunning(Duration.ofHours(4)));
  }

  @Tag("stand-in")
  @Test
  void aBeginThatWasCutOffIsCountedOnceWhenItIsToldAgain() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<UsageLedger>() {
              @Override
              public UsageLedger prepare(CosmosStorage storage) {
                UsageLedger before = new CosmosUsageLedger(storage);
                begin(before, hoursAgo(5));
                end(before, hoursAgo(3));
                return before;
              }

              @Override
              public void perform(UsageLedger first) {
                begin(first, hoursAgo(2));
              }

              @Override
              public void check(UsageLedger first, CosmosStorage other, String where) {
                UsageLedger another = new CosmosUsageLedger(other);

                begin(another, hoursAgo(2));
                end(another, hoursAgo(1));
                end(another, hoursAgo(1));

                assertThat(another.total(ACME, NOVEMBER, NOW))
                    .as(where)
                    .isEqualTo(Usage.ofRunning(Duration.ofHours(3)));
              }
            });

    assertThat(writes).isPositive();
  }

  private static void begin(UsageLedger ledger, Instant since) {
    ledger.began(new RunningSince(ACME, HELLO, Environment.PRODUCTION, since));
  }

  private static void end(UsageLedger ledger, Instant at) {
    ledger.ended(ACME, HELLO, Environment.PRODUCTION, at);
  }

  private static Instant hoursAgo(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }
}
