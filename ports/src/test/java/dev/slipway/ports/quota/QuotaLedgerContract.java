package dev.slipway.ports.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [QuotaLedger] promises.
public abstract class QuotaLedgerContract {
  private static final OrganizationId OTHER = new OrganizationId("other");
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final Instant NEXT_MONTH = NOW.plus(Duration.ofDays(10));
  private static final QuotaLimits TWO =
      new QuotaLimits(Map.of(Quota.CONCURRENT, 2L, Quota.PER_DAY, 2L, Quota.PER_MONTH, 2L));

  /// The ledger under test, the same one during a test.
  protected abstract QuotaLedger ledger();

  @Test
  void whatNobodyAskedForIsNotUsed() {
    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(0, 0, 0));
    assertThat(ledger().holders()).isEmpty();
  }

  @Test
  void aReservationIsCountedInEveryQuota() {
    assertThat(reserve("a", NOW, QuotaLimits.NONE)).isEqualTo(new QuotaAnswer.Reserved());

    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(1, 1, 1));
  }

  @Test
  void reservingAgainForTheSameDeploymentChangesNothing() {
    reserve("a", NOW, TWO);
    reserve("b", NOW, TWO);

    assertThat(reserve("a", NOW, TWO)).isEqualTo(new QuotaAnswer.Reserved());
    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(2, 2, 2));
  }

  @Test
  void whatSucceededStaysCountedInItsDayAndMonth() {
    reserve("a", NOW, TWO);

    ledger().commit(deploymentId("a"));

    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(0, 1, 1));
  }

  @Test
  void whatCameToNothingIsCountedNowhere() {
    reserve("a", NOW, TWO);

    ledger().giveBack(deploymentId("a"));

    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(0, 0, 0));
  }

  @Test
  void aDeploymentIsSettledOnce() {
    reserve("a", NOW, TWO);
    reserve("b", NOW, TWO);

    ledger().commit(deploymentId("a"));
    ledger().commit(deploymentId("a"));
    ledger().giveBack(deploymentId("a"));

    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(1, 2, 2));
  }

  @Test
  void settlingWhatWasNeverReservedChangesNothing() {
    reserve("a", NOW, TWO);

    ledger().giveBack(deploymentId("b"));
    ledger().commit(deploymentId("c"));

    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(1, 1, 1));
  }

  @Test
  void aFullQuotaRefusesAndCountsNothing() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.CONCURRENT, 2L));
    reserve("a", NOW, limits);
    reserve("b", NOW, limits);

    assertThat(reserve("c", NOW, limits))
        .isEqualTo(new QuotaAnswer.Refused(Quota.CONCURRENT, 2, 2));
    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(2, 2, 2));
  }

  @Test
  void aPlaceThatWasGivenBackCanBeTaken() {
    reserve("a", NOW, TWO);
    reserve("b", NOW, TWO);
    ledger().giveBack(deploymentId("a"));

    assertThat(reserve("c", NOW, TWO)).isEqualTo(new QuotaAnswer.Reserved());
  }

  @Test
  void theLongestQuotaRefusesFirst() {
    reserve("a", NOW, TWO);
    reserve("b", NOW, TWO);

    assertThat(reserve("c", NOW, TWO)).isEqualTo(new QuotaAnswer.Refused(Quota.PER_MONTH, 2, 2));
  }

  @Test
  void aDayEndsWithTheDay() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.PER_DAY, 1L));
    reserve("a", NOW, limits);

    assertThat(reserve("b", NOW, limits)).isEqualTo(new QuotaAnswer.Refused(Quota.PER_DAY, 1, 1));
    assertThat(reserve("b", TOMORROW, limits)).isEqualTo(new QuotaAnswer.Reserved());
    assertThat(ledger().use(ACME, TOMORROW)).isEqualTo(use(2, 1, 2));
  }

  @Test
  void aMonthEndsWithTheMonth() {
    reserve("a", NOW, QuotaLimits.NONE);
    ledger().commit(deploymentId("a"));

    assertThat(ledger().use(ACME, NEXT_MONTH)).isEqualTo(use(0, 0, 0));
  }

  @Test
  void whatEndsTomorrowIsGivenBackToTheDayThatCountedIt() {
    reserve("a", NOW, QuotaLimits.NONE);
    reserve("b", TOMORROW, QuotaLimits.NONE);

    ledger().giveBack(deploymentId("a"));

    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(1, 0, 1));
    assertThat(ledger().use(ACME, TOMORROW)).isEqualTo(use(1, 1, 1));
  }

  @Test
  void anOrganizationCountsForItselfAlone() {
    reserve("a", NOW, TWO);
    reserve("b", NOW, TWO);

    assertThat(ledger().reserve(new Reservation(deploymentId("c"), OTHER, NOW), TWO))
        .isEqualTo(new QuotaAnswer.Reserved());
    assertThat(ledger().use(OTHER, NOW)).isEqualTo(use(1, 1, 1));
  }

  @Test
  void whatIsOpenIsListedByOrganizationAndPage() {
    List.of("c", "a", "b").forEach(suffix -> reserve(suffix, NOW, QuotaLimits.NONE));
    ledger().reserve(new Reservation(deploymentId("d"), OTHER, NOW), QuotaLimits.NONE);
    reserve("e", NOW, QuotaLimits.NONE);
    ledger().commit(deploymentId("e"));

    List<Reservation> first = ledger().open(ACME, Optional.empty(), 2);
    List<Reservation> second = ledger().open(ACME, Optional.of(deploymentId("b")), 2);

    assertThat(ledger().holders()).containsExactly(ACME, OTHER);
    assertThat(first).containsExactly(reservation("a", NOW), reservation("b", NOW));
    assertThat(second).containsExactly(reservation("c", NOW));
  }

  @Test
  void ofManyAtOnceAsManyAreLetInAsThereIsRoomFor() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.PER_DAY, 5L));

    List<QuotaAnswer> answers = AtOnce.race(30, number -> reserve("n" + number, NOW, limits));

    assertThat(answers).filteredOn(new QuotaAnswer.Reserved()::equals).hasSize(5);
    assertThat(answers)
        .filteredOn(answer -> answer instanceof QuotaAnswer.Refused)
        .containsOnly(new QuotaAnswer.Refused(Quota.PER_DAY, 5, 5));
    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(5, 5, 5));
  }

  @Test
  void aDeploymentThatManySettleAtOnceIsSettledOnce() {
    reserve("a", NOW, QuotaLimits.NONE);
    reserve("b", NOW, QuotaLimits.NONE);
    DeploymentId id = deploymentId("a");

    AtOnce.race(
        20,
        _ -> {
          ledger().giveBack(id);
          return true;
        });

    assertThat(ledger().use(ACME, NOW)).isEqualTo(use(1, 1, 1));
  }

  private QuotaAnswer reserve(String suffix, Instant at, QuotaLimits limits) {
    return ledger().reserve(reservation(suffix, at), limits);
  }

  private static Reservation reservation(String suffix, Instant at) {
    return new Reservation(deploymentId(suffix), ACME, at);
  }

  private static QuotaUse use(long concurrent, long perDay, long perMonth) {
    return new QuotaUse(
        Map.of(Quota.CONCURRENT, concurrent, Quota.PER_DAY, perDay, Quota.PER_MONTH, perMonth));
  }
}
