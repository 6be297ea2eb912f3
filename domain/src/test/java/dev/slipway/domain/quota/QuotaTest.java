package dev.slipway.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Instant NEW_YEARS_EVE = Instant.parse("2026-12-31T23:59:59.999Z");

  @Test
  void aDayEndsAtMidnightInUtc() {
    assertThat(Quota.PER_DAY.period(NEW_YEARS_EVE)).isEqualTo("2026-12-31");
    assertThat(Quota.PER_DAY.resets(NEW_YEARS_EVE)).contains(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void aMonthEndsWithItsLastDay() {
    assertThat(Quota.PER_MONTH.period(NEW_YEARS_EVE)).isEqualTo("2026-12");
    assertThat(Quota.PER_MONTH.resets(NEW_YEARS_EVE))
        .contains(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void timeAloneFreesNoDeploymentThatIsUnderWay() {
    assertThat(Quota.CONCURRENT.resets(NEW_YEARS_EVE)).isEmpty();
  }

  @Test
  void whatHasNoLimitIsNeverFull() {
    QuotaUse much = new QuotaUse(Map.of(Quota.PER_DAY, Long.MAX_VALUE));

    assertThat(QuotaLimits.NONE.fullAt(much)).isEmpty();
  }

  @Test
  void aLimitIsReachedWhenAsMuchIsUsed() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.PER_DAY, 3L));

    assertThat(limits.fullAt(new QuotaUse(Map.of(Quota.PER_DAY, 2L)))).isEmpty();
    assertThat(limits.fullAt(new QuotaUse(Map.of(Quota.PER_DAY, 3L)))).contains(Quota.PER_DAY);
  }

  @Test
  void aLimitThatLetsNothingInIsNone() {
    assertThatThrownBy(() -> new QuotaLimits(Map.of(Quota.PER_DAY, 0L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
