package dev.slipway.ports.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.domain.quota.Quota;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.AtOnce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [LimitStore] promises.
public abstract class LimitStoreContract {
  private static final OwnLimits SOME =
      OwnLimits.none(ACME)
          .with(Quota.PER_DAY, Optional.of(7L))
          .with(Quota.PROJECTS, Optional.empty())
          .with(Environment.STAGING, new SizeRequest(Optional.of(500), Optional.empty()));

  /// The store under test, the same one during a test.
  protected abstract LimitStore store();

  @Test
  void anOrganizationIsLikeEveryOtherUntilItHasLimitsOfItsOwn() {
    assertThat(store().find(ACME)).isEqualTo(OwnLimits.none(ACME));
  }

  @Test
  void whatWasSavedIsFoundWithItsVersion() {
    assertThat(store().save(SOME)).isEqualTo(new SaveResult.Saved<>(SOME.withVersion(1)));

    assertThat(store().find(ACME)).isEqualTo(SOME.withVersion(1));
    assertThat(store().find(new OrganizationId("other")).byQuota()).isEmpty();
  }

  @Test
  void aSaveThatDoesNotKnowTheLatestChangesNothing() {
    store().save(SOME);

    assertThat(store().save(OwnLimits.none(ACME))).isEqualTo(new SaveResult.Conflict<>());
    assertThat(store().save(SOME.withVersion(2))).isEqualTo(new SaveResult.Conflict<>());
    assertThat(store().find(ACME)).isEqualTo(SOME.withVersion(1));
  }

  @Test
  void theyCanBeTakenBack() {
    store().save(SOME);

    store().save(SOME.withVersion(1).reset());

    assertThat(store().find(ACME)).isEqualTo(OwnLimits.none(ACME).withVersion(2));
  }

  @Test
  void ofManyWhoSaveAtOnceOneDoes() {
    List<SaveResult<OwnLimits>> results =
        AtOnce.race(
            10,
            number ->
                store().save(OwnLimits.none(ACME).with(Quota.PER_DAY, Optional.of(number + 1L))));

    assertThat(results)
        .filteredOn(result -> result instanceof SaveResult.Saved<OwnLimits>)
        .hasSize(1);
    assertThat(store().find(ACME).version()).isOne();
  }
}
