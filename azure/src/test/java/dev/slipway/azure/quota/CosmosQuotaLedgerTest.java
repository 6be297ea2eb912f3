package dev.slipway.azure.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.store.CosmosDeploymentStore;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.quota.QuotaLedgerContract;
import dev.slipway.ports.testing.AtOnce;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  @Test
  void moreThanFitIntoOneItemAreListedAndSettledAllTheSame() {
    for (int i = 0; i < 70; i++) {
      ledger.reserve(reservation(i), QuotaLimits.NONE);
    }
    ledger.commit(reservation(3).deployment());
    ledger.giveBack(reservation(60).deployment());
    ledger.reserve(reservation(5), QuotaLimits.NONE);
    ledger.reserve(reservation(65), QuotaLimits.NONE);

    assertThat(ledger.use(ACME, NOW))
        .isEqualTo(
            new QuotaUse(Map.of(Quota.CONCURRENT, 68L, Quota.PER_DAY, 69L, Quota.PER_MONTH, 69L)));
    List<Reservation> first = ledger.open(ACME, Optional.empty(), 40);
    List<Reservation> rest = ledger.open(ACME, Optional.of(first.getLast().deployment()), 40);
    assertThat(Stream.concat(first.stream(), rest.stream()).map(Reservation::deployment))
        .hasSize(68)
        .doesNotHaveDuplicates();
    Stream.concat(first.stream(), rest.stream())
        .forEach(open -> ledger.giveBack(open.deployment()));
    assertThat(ledger.use(ACME, NOW).of(Quota.CONCURRENT)).isZero();
    assertThat(ledger.holders()).isEmpty();
  }

  @Test
  void anotherProcessSettlesByWhatIsSaved() {
    CosmosStorage storage = TestStorage.open();
    new CosmosDeploymentStore(storage).admit(queued("a"));
    new CosmosQuotaLedger(storage)
        .reserve(new Reservation(queued("a").id(), ACME, NOW), QuotaLimits.NONE);

    QuotaLedger another = new CosmosQuotaLedger(storage);
    assertThat(another.holders()).containsExactly(ACME);
    another.commit(queued("a").id());

    assertThat(another.holders()).isEmpty();
  }

  private static Reservation reservation(int number) {
    return new Reservation(deploymentId("n" + number), ACME, NOW);
  }
}
