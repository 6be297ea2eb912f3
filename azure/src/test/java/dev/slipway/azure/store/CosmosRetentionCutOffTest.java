package dev.slipway.azure.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.CutOff;
import dev.slipway.azure.quota.CosmosQuotaLedger;
import dev.slipway.azure.usage.CosmosUsageLedger;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.ReleaseRetention;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.usage.UsageLedger;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is true after a process ended at any write of what it forgets or settles.
@Tag("stand-in")
final class CosmosRetentionCutOffTest {
  @Test
  void aDeploymentGoesWholeAndWhatItActivatedAndCountedStays() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<DeploymentRetention>() {
              @Override
              public DeploymentRetention prepare(CosmosStorage storage) {
                CosmosDeploymentStore store = new CosmosDeploymentStore(storage);
                CosmosReleaseStore releases = new CosmosReleaseStore(storage);
                store.admit(queued("a"));
                Deployment next = queued("a").withVersion(1).startAttempt(NOW);
                Lease lease = store.begin(next, "me", Duration.ofHours(1)).orElseThrow();
                releases.save(release("one"));
                releases.activate(release("one").id(), lease, NOW);
                Deployment running = store.find(next.id()).orElseThrow();
                store.save(running.cancel(NOW), lease);
                Deployment cancelling = store.find(next.id()).orElseThrow();
                store.save(cancelling.cancelled(NOW), lease);
                return new CosmosDeploymentRetention(storage);
              }

              @Override
              public void perform(DeploymentRetention retention) {
                retention.forget(List.of(queued("a").id()));
              }

              @Override
              public void check(DeploymentRetention retention, CosmosStorage other, String where) {
                CosmosDeploymentStore store = new CosmosDeploymentStore(other);
                new CosmosDeploymentRetention(other).forget(List.of(queued("a").id()));

                assertThat(store.find(queued("a").id())).as(where).isEmpty();
                assertThat(new CosmosReleaseStore(other).history(HELLO, Environment.PRODUCTION, 10))
                    .as(where)
                    .hasSize(1);
                assertThat(
                        store
                            .statistics(new Scope.OfProject(HELLO))
                            .outcomes()
                            .get(Phase.CANCELLED))
                    .as(where)
                    .isOne();
                store.admit(queued("b"));
                assertThat(store.find(queued("b").id())).as(where).isPresent();
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aReleaseThatIsAboutToGoCanBeSavedAndUsedAgain() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<ReleaseRetention>() {
              @Override
              public ReleaseRetention prepare(CosmosStorage storage) {
                new CosmosReleaseStore(storage).save(release("one"));
                return new CosmosReleaseRetention(storage);
              }

              @Override
              public void perform(ReleaseRetention retention) {
                retention.forgetReleases(List.of(release("one").id()));
              }

              @Override
              public void check(ReleaseRetention retention, CosmosStorage other, String where) {
                CosmosReleaseStore releases = new CosmosReleaseStore(other);
                CosmosDeploymentStore store = new CosmosDeploymentStore(other);
                ReleaseRetention another = new CosmosReleaseRetention(other);

                releases.save(release("one"));
                assertThat(releases.find(release("one").id())).as(where).isPresent();
                store.admit(queued("a"));
                assertThat(another.forgetReleases(List.of(release("one").id())))
                    .as(where)
                    .isEmpty();
                store.save(queued("a").withVersion(1).cancel(NOW));
                assertThat(another.forgetReleases(List.of(release("one").id())))
                    .as(where)
                    .containsExactly(release("one").id());
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(3);
  }

  @Test
  void noVersionOfAConfigurationIsMissing() {
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<ConfigurationHistory>() {
              @Override
              public ConfigurationHistory prepare(CosmosStorage storage) {
                new CosmosProjectStore(storage).save(Examples.project(HELLO.value()));
                ConfigurationHistory history = new CosmosConfigurationHistory(storage);
                change(history, storage);
                change(history, storage);
                return history;
              }

              @Override
              public void perform(ConfigurationHistory history) {
                Project read = Examples.project(HELLO.value());
                Project third = read.withConfiguration(configuration(read, 2), NOW).withVersion(3);
                history.save(third.withConfiguration(configuration(third, 3), NOW), version(third));
              }

              @Override
              public void check(ConfigurationHistory history, CosmosStorage other, String where) {
                Project found = new CosmosProjectStore(other).find(HELLO).orElseThrow();

                long latest = found.configuration().version();
                assertThat(
                        new CosmosConfigurationHistory(other)
                            .list(HELLO, Optional.empty(), 10)
                            .items())
                    .as(where)
                    .extracting(ConfigurationVersion::number)
                    .containsExactlyElementsOf(latest == 3 ? List.of(3L, 2L, 1L) : List.of(2L, 1L));
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(2);
  }

  private static void change(ConfigurationHistory history, CosmosStorage storage) {
    Project read = new CosmosProjectStore(storage).find(HELLO).orElseThrow();
    long next = read.configuration().version() + 1;
    history.save(read.withConfiguration(configuration(read, next), NOW), version(read));
  }

  private static ConfigurationVersion version(Project before) {
    long next = before.configuration().version() + 1;
    return ConfigurationVersion.of(
        HELLO,
        before.configuration(),
        configuration(before, next),
        NOW,
        CallerId.MACHINE,
        Optional.empty());
  }

  /// The configuration of that number, whose port it is.
  private static ProjectConfiguration configuration(Project project, long number) {
    ProjectConfiguration next = project.configuration();
    while (next.version() < number) {
      String port = Long.toString(next.version() + 1);
      next = next.withSettings(new OwnSettings(new TreeMap<>(Map.of("port", port))));
    }
    return next;
  }

  @Test
  void whatWasUsedIsAddedOnceAndThePlaceGivenBack() {
    record Ledgers(QuotaLedger places, UsageLedger usage) {
      static Ledgers of(CosmosStorage storage) {
        return new Ledgers(new CosmosQuotaLedger(storage), new CosmosUsageLedger(storage));
      }

      void settle() {
        places.settle(UsageEntry.of(queued("a").cancel(NOW)), true, usage);
      }
    }
    int writes =
        CutOff.atEachWrite(
            new CutOff.Deed<Ledgers>() {
              @Override
              public Ledgers prepare(CosmosStorage storage) {
                Ledgers ledgers = Ledgers.of(storage);
                ledgers
                    .places()
                    .reserve(new Reservation(queued("a").id(), ACME, NOW), QuotaLimits.NONE);
                return ledgers;
              }

              @Override
              public void perform(Ledgers ledgers) {
                ledgers.settle();
              }

              @Override
              public void check(Ledgers ledgers, CosmosStorage other, String where) {
                Ledgers another = Ledgers.of(other);
                assertThat(another.usage().total(ACME, YearMonth.of(2026, 11), NOW).deployments())
                    .as(where)
                    .isEqualTo(another.places().holders().isEmpty() ? 1 : 0);

                another.settle();
                another.settle();

                assertThat(another.usage().total(ACME, YearMonth.of(2026, 11), NOW).deployments())
                    .as(where)
                    .isOne();
                assertThat(another.places().holders()).as(where).isEmpty();
              }
            });

    assertThat(writes).isGreaterThanOrEqualTo(1);
  }
}
