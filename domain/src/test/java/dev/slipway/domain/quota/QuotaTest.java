package dev.slipway.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.source.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final SizeRequest HUGE = new SizeRequest(Optional.of(16_000), Optional.of(65_536));
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

    assertThat(QuotaLimits.NONE.exceededBy(QuotaUse.OF_A_DEPLOYMENT, much)).isEmpty();
  }

  @Test
  void aLimitIsReachedWhenAsMuchIsUsed() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.PER_DAY, 3L));

    assertThat(limits.exceededBy(QuotaUse.OF_A_DEPLOYMENT, QuotaUse.of(Quota.PER_DAY, 2)))
        .isEmpty();
    assertThat(limits.exceededBy(QuotaUse.OF_A_DEPLOYMENT, QuotaUse.of(Quota.PER_DAY, 3)))
        .contains(Quota.PER_DAY);
  }

  @Test
  void whatAsksForNothingOfAQuotaIsNotRefusedForIt() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.PROJECTS, 1L));

    assertThat(limits.exceededBy(QuotaUse.OF_A_DEPLOYMENT, QuotaUse.of(Quota.PROJECTS, 2)))
        .isEmpty();
  }

  @Test
  void anAmountThatNoNumberHoldsIsRefusedAndDoesNotOverflow() {
    QuotaLimits limits = new QuotaLimits(Map.of(Quota.SOURCE_BYTES, Long.MAX_VALUE));

    assertThat(
            limits.exceededBy(
                QuotaUse.of(Quota.SOURCE_BYTES, Long.MAX_VALUE),
                QuotaUse.of(Quota.SOURCE_BYTES, 1)))
        .contains(Quota.SOURCE_BYTES);
  }

  @Test
  void ownLimitsGoBeforeThoseOfEverybodyAndTheRestIsAsForThem() {
    QuotaLimits everybody =
        new QuotaLimits(
            Map.of(Quota.PER_DAY, 10L, Quota.PROJECTS, 5L, Quota.CONCURRENT, 2L),
            Map.of(Environment.PRODUCTION, HUGE, Environment.STAGING, HUGE));
    OwnLimits own =
        OwnLimits.none(new OrganizationId("acme"))
            .with(Quota.PER_DAY, Optional.of(100L))
            .with(Quota.PROJECTS, Optional.empty())
            .with(Environment.STAGING, SizeRequest.NONE);

    QuotaLimits limits = own.over(everybody);

    assertThat(limits.byQuota()).isEqualTo(Map.of(Quota.PER_DAY, 100L, Quota.CONCURRENT, 2L));
    assertThat(limits.largestIn(Environment.PRODUCTION)).isEqualTo(HUGE);
    assertThat(limits.largestIn(Environment.STAGING)).isEqualTo(SizeRequest.NONE);
    assertThat(own.reset().over(everybody)).isEqualTo(everybody);
  }

  @Test
  void aHolderIsFoundByItsName() {
    ProjectId hello = new ProjectId("hello");
    SourceId source = new SourceId("src_" + "0".repeat(64));

    assertThat(
            List.of(
                new Holder.OfProject(hello),
                new Holder.OfSource(hello, source),
                new Holder.OfReleases(hello, Environment.STAGING)))
        .allSatisfy(holder -> assertThat(Holder.of(holder.id())).isEqualTo(holder));
  }

  @Test
  void aLimitThatLetsNothingInIsNone() {
    assertThatThrownBy(() -> new QuotaLimits(Map.of(Quota.PER_DAY, 0L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
