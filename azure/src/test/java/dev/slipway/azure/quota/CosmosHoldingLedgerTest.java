package dev.slipway.azure.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.CutOff;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.ports.quota.HoldingLedger;
import dev.slipway.ports.quota.HoldingLedgerContract;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CosmosHoldingLedgerTest extends HoldingLedgerContract {
  private final HoldingLedger ledger = new CosmosHoldingLedger(TestStorage.open());

  @Override
  protected HoldingLedger ledger() {
    return ledger;
  }

  @Tag("stand-in")
  @Test
  void whatAProcessTookThatEndedIsFoundByAnother() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<HoldingLedger>() {
              @Override
              public HoldingLedger prepare(CosmosStorage storage) {
                return new CosmosHoldingLedger(storage);
              }

              @Override
              public void perform(HoldingLedger ledger) {
                Holder holder = new Holder.OfProject(HELLO);
                ledger.take(ACME, holder, QuotaUse.OF_A_PROJECT, QuotaLimits.NONE, NOW);
              }

              @Override
              public void check(HoldingLedger ledger, CosmosStorage other, String where) {
                HoldingLedger another = new CosmosHoldingLedger(other);

                QuotaUse used = another.use(ACME);
                assertThat(another.open(Optional.empty(), Optional.empty(), 10))
                    .as(where)
                    .hasSize((int) used.of(Quota.PROJECTS));
                another
                    .open(Optional.empty(), Optional.empty(), 10)
                    .forEach(held -> another.settle(held, QuotaUse.NONE));
                assertThat(another.use(ACME)).as(where).isEqualTo(QuotaUse.NONE);
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(3);
  }
}
