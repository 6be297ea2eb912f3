package dev.slipway.azure.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.quota.QuotaLedgerContract;
import dev.slipway.ports.testing.AtOnce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CosmosQuotaLedgerTest extends QuotaLedgerContract {
  private final QuotaLedger ledger = new CosmosQuotaLedger(TestStorage.open());

  @Override
  protected QuotaLedger ledger() {
    return ledger;
  }

  @Test
  void ofFiveHundredAtOnceExactlyAsManyAreLetInAsThereIsRoomFor() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.CONCURRENT, 100L));

    List<QuotaAnswer> answers =
        AtOnce.race(
            500,
            number ->
                ledger.reserve(new Reservation(deploymentId("n" + number), ACME, NOW), limits));

    assertThat(answers).filteredOn(new QuotaAnswer.Reserved()::equals).hasSize(100);
    assertThat(ledger.use(ACME, NOW).of(Quota.CONCURRENT)).isEqualTo(100);
  }
}
