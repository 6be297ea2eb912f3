package dev.slipway.ports.usage;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every [UsageLedger] promises.
public abstract class UsageLedgerContract {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final ProjectId SHOP = new ProjectId("shop");
  private static final Environment PRODUCTION = Environment.PRODUCTION;
  private static final Environment STAGING = Environment.STAGING;
  private static final OrganizationId OTHER = new OrganizationId("other");

  /// The ledger under test, the same one during a test.
  protected abstract UsageLedger ledger();

  @Test
  void whereNothingWasUsedNothingIsSummedUp() {
    assertThat(ledger().total(ACME, NOVEMBER, NOW)).isEqualTo(Usage.NONE);
    assertThat(ledger().byProject(ACME, NOVEMBER, NOW, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void whatDeploymentsUsedIsSummedUpByOrganizationAndProject() {
    ledger().append(entry("a", "shop", usage(1_500, 10)));
    ledger().append(entry("b", "shop", usage(500, 20)));
    ledger().append(entry("c", "blog", usage(1, 3)));

    assertThat(ledger().total(ACME, NOVEMBER, NOW)).isEqualTo(usage(3, 2_001, 33));
    assertThat(ledger().byProject(ACME, NOVEMBER, NOW, Optional.empty(), 10).items())
        .containsExactly(
            new ProjectUsage(new ProjectId("blog"), usage(1, 3)),
            new ProjectUsage(new ProjectId("shop"), usage(2, 2_000, 30)));
  }

  @Test
  void aDeploymentIsAddedOnce() {
    ledger().append(entry("a", "shop", usage(100, 10)));

    ledger().append(entry("a", "shop", usage(999, 99)));

    assertThat(ledger().total(ACME, NOVEMBER, NOW)).isEqualTo(usage(100, 10));
  }

  @Test
  void theSumsOfForgottenDeploymentsStay() {
    ledger().append(entry("a", "shop", usage(100, 10)));

    ledger().forget(List.of(deploymentId("a"), deploymentId("z")));

    assertThat(ledger().total(ACME, NOVEMBER, NOW)).isEqualTo(usage(100, 10));
  }

  @Test
  void eachMonthAndEachOrganizationHasItsOwnSum() {
    ledger().append(entry("a", "shop", usage(100, 10)));

    assertThat(ledger().total(ACME, NOVEMBER.plusMonths(1), NOW)).isEqualTo(Usage.NONE);
    assertThat(ledger().total(OTHER, NOVEMBER, NOW)).isEqualTo(Usage.NONE);
    assertThat(ledger().byProject(OTHER, NOVEMBER, NOW, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void projectsAreListedPageByPage() {
    ledger().append(entry("a", "c", usage(1, 1)));
    ledger().append(entry("b", "a", usage(1, 1)));
    ledger().append(entry("c", "b", usage(1, 1)));

    Page<ProjectUsage> first = ledger().byProject(ACME, NOVEMBER, NOW, Optional.empty(), 2);
    Page<ProjectUsage> second = ledger().byProject(ACME, NOVEMBER, NOW, first.next(), 2);

    assertThat(first.items()).extracting(item -> item.project().value()).containsExactly("a", "b");
    assertThat(second.items()).extracting(item -> item.project().value()).containsExactly("c");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void ofManyWhoAddTheSameDeploymentAtOnceOneIsCounted() {
    AtOnce.race(
        20,
        _ -> {
          ledger().append(entry("a", "shop", usage(100, 10)));
          return true;
        });

    assertThat(ledger().total(ACME, NOVEMBER, NOW)).isEqualTo(usage(100, 10));
  }

  @Test
  void whatStillRunsHasRunUpToNow() {
    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(5))));

    assertThat(ledger().total(ACME, NOVEMBER, NOW)).isEqualTo(Usage.ofRunning(Duration.ofHours(5)));
    assertThat(ledger().total(ACME, NOVEMBER, NOW.plus(Duration.ofHours(1))).running())
        .isEqualTo(Duration.ofHours(6));
    assertThat(ledger().total(OTHER, NOVEMBER, NOW)).isEqualTo(Usage.NONE);
  }

  @Test
  void whatRunsOverTheEndOfAMonthCountsInEach() {
    ledger().began(running(SHOP, Instant.parse("2026-10-31T22:00:00Z")));
    ledger().ended(ACME, SHOP, PRODUCTION, Instant.parse("2026-12-01T03:00:00Z"));

    assertThat(ran(NOVEMBER.minusMonths(1))).isEqualTo(Duration.ofHours(2));
    assertThat(ran(NOVEMBER)).isEqualTo(Duration.ofDays(30));
    assertThat(ran(NOVEMBER.plusMonths(1))).isEqualTo(Duration.ofHours(3));
    assertThat(ran(NOVEMBER.plusMonths(2))).isEqualTo(Duration.ZERO);
  }

  @Test
  void aReleaseThatFollowsAnotherBeginsNothing() {
    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(5))));
    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(2))));
    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(5))));

    assertThat(ran(NOVEMBER)).isEqualTo(Duration.ofHours(5));
  }

  @Test
  void eachEnvironmentRunsForItself() {
    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(5))));
    ledger().began(new RunningSince(ACME, SHOP, STAGING, NOW.minus(Duration.ofHours(2))));

    ledger().ended(ACME, SHOP, STAGING, NOW.minus(Duration.ofHours(1)));

    assertThat(ran(NOVEMBER)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void whatIsToldLateOfATimeBeforeTheEndBeginsNothing() {
    ledger().ended(ACME, SHOP, PRODUCTION, NOW.minus(Duration.ofHours(3)));
    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(5))));
    assertThat(ran(NOVEMBER)).isEqualTo(Duration.ZERO);

    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(2))));
    ledger().ended(ACME, SHOP, PRODUCTION, NOW.minus(Duration.ofHours(1)));
    ledger().ended(ACME, SHOP, PRODUCTION, NOW);

    assertThat(ran(NOVEMBER)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aProjectThatOnlyRanIsListedWithTheOthers() {
    ledger().append(entry("a", "blog", usage(1, 1)));
    ledger().began(running(SHOP, NOW.minus(Duration.ofHours(1))));
    ledger().append(entry("b", "shop", usage(2, 2)));
    ledger().began(running(new ProjectId("wiki"), NOW.minus(Duration.ofHours(2))));

    Page<ProjectUsage> first = ledger().byProject(ACME, NOVEMBER, NOW, Optional.empty(), 2);
    Page<ProjectUsage> second = ledger().byProject(ACME, NOVEMBER, NOW, first.next(), 2);

    assertThat(first.items())
        .containsExactly(
            new ProjectUsage(new ProjectId("blog"), usage(1, 1)),
            new ProjectUsage(SHOP, usage(2, 2).plus(Usage.ofRunning(Duration.ofHours(1)))));
    assertThat(second.items())
        .containsExactly(
            new ProjectUsage(new ProjectId("wiki"), Usage.ofRunning(Duration.ofHours(2))));
    assertThat(ledger().total(ACME, NOVEMBER, NOW).deployments()).isEqualTo(2);
    assertThat(ran(NOVEMBER)).isEqualTo(Duration.ofHours(3));
  }

  /// However begins and ends are told, late and twice, each month has what lies in it.
  @Test
  void theMonthsTogetherAreTheWhole() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Duration whole = Duration.ZERO;
    for (int project = 0; project < 20; project++) {
      ProjectId id = new ProjectId("p" + project);
      Instant since = NOW.minusSeconds(random.nextInt(20_000_000));
      for (int life = 0; life < 3; life++) {
        Instant until = since.plusSeconds(1 + random.nextInt(5_000_000));
        ledger().began(running(id, since));
        ledger().began(running(id, since.plusSeconds(random.nextInt(1_000))));
        ledger().ended(ACME, id, PRODUCTION, until);
        ledger().began(running(id, since));
        whole = whole.plus(Duration.between(since, until));
        since = until.plusSeconds(1 + random.nextInt(100_000));
      }
    }

    Duration sum = Duration.ZERO;
    for (int month = -12; month <= 12; month++) {
      sum = sum.plus(ran(NOVEMBER.plusMonths(month)));
    }
    assertThat(sum).as("seed %d", seed).isEqualTo(whole);
  }

  private Duration ran(YearMonth month) {
    return ledger().total(ACME, month, NOW).running();
  }

  private static RunningSince running(ProjectId project, Instant since) {
    return new RunningSince(ACME, project, PRODUCTION, since);
  }

  private static UsageEntry entry(String suffix, String project, Usage usage) {
    return new UsageEntry(deploymentId(suffix), ACME, new ProjectId(project), NOVEMBER, usage);
  }

  private static Usage usage(long millis, long bytes) {
    return usage(1, millis, bytes);
  }

  private static Usage usage(int deployments, long millis, long bytes) {
    return new Usage(
        deployments,
        Duration.ofMillis(millis),
        Duration.ofMillis(millis * 2),
        bytes,
        Duration.ZERO);
  }
}
