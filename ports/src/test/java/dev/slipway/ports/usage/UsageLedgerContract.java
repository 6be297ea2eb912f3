package dev.slipway.ports.usage;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [UsageLedger] promises.
public abstract class UsageLedgerContract {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final OrganizationId OTHER = new OrganizationId("other");

  /// The ledger under test, the same one during a test.
  protected abstract UsageLedger ledger();

  @Test
  void whereNothingWasUsedNothingIsSummedUp() {
    assertThat(ledger().total(ACME, NOVEMBER)).isEqualTo(Usage.NONE);
    assertThat(ledger().byProject(ACME, NOVEMBER, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void whatDeploymentsUsedIsSummedUpByOrganizationAndProject() {
    ledger().append(entry("a", "shop", usage(1_500, 10)));
    ledger().append(entry("b", "shop", usage(500, 20)));
    ledger().append(entry("c", "blog", usage(1, 3)));

    assertThat(ledger().total(ACME, NOVEMBER))
        .isEqualTo(new Usage(3, Duration.ofMillis(2_001), 33));
    assertThat(ledger().byProject(ACME, NOVEMBER, Optional.empty(), 10).items())
        .containsExactly(
            new ProjectUsage(new ProjectId("blog"), usage(1, 3)),
            new ProjectUsage(new ProjectId("shop"), new Usage(2, Duration.ofSeconds(2), 30)));
  }

  @Test
  void aDeploymentIsAddedOnce() {
    ledger().append(entry("a", "shop", usage(100, 10)));

    ledger().append(entry("a", "shop", usage(999, 99)));

    assertThat(ledger().total(ACME, NOVEMBER)).isEqualTo(usage(100, 10));
  }

  @Test
  void theSumsOfForgottenDeploymentsStay() {
    ledger().append(entry("a", "shop", usage(100, 10)));

    ledger().forget(List.of(deploymentId("a"), deploymentId("z")));

    assertThat(ledger().total(ACME, NOVEMBER)).isEqualTo(usage(100, 10));
  }

  @Test
  void eachMonthAndEachOrganizationHasItsOwnSum() {
    ledger().append(entry("a", "shop", usage(100, 10)));

    assertThat(ledger().total(ACME, NOVEMBER.plusMonths(1))).isEqualTo(Usage.NONE);
    assertThat(ledger().total(OTHER, NOVEMBER)).isEqualTo(Usage.NONE);
    assertThat(ledger().byProject(OTHER, NOVEMBER, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void projectsAreListedPageByPage() {
    ledger().append(entry("a", "c", usage(1, 1)));
    ledger().append(entry("b", "a", usage(1, 1)));
    ledger().append(entry("c", "b", usage(1, 1)));

    Page<ProjectUsage> first = ledger().byProject(ACME, NOVEMBER, Optional.empty(), 2);
    Page<ProjectUsage> second = ledger().byProject(ACME, NOVEMBER, first.next(), 2);

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

    assertThat(ledger().total(ACME, NOVEMBER)).isEqualTo(usage(100, 10));
  }

  private static UsageEntry entry(String suffix, String project, Usage usage) {
    return new UsageEntry(deploymentId(suffix), ACME, new ProjectId(project), NOVEMBER, usage);
  }

  private static Usage usage(long millis, long bytes) {
    return new Usage(1, Duration.ofMillis(millis), bytes);
  }
}
