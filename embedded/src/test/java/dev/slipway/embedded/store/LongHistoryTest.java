package dev.slipway.embedded.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.embedded.audit.SqliteAuditLog;
import dev.slipway.embedded.queue.SqliteDeploymentQueue;
import dev.slipway.embedded.quota.SqliteQuotaLedger;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.usage.SqliteUsageLedger;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.Examples;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that has been used for years is as quick as a new one: the database takes as many
/// steps for what a deployment needs, and for what people and the sweeper ask, whatever is over.
final class LongHistoryTest {
  private static final int SHORT = 50;
  private static final int LONG = 5_000;

  /// By how much two countings of the same work may differ.
  private static final long SLACK = 50;

  private static final int PAGE = 10;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void noStatementReadsWhatIsOver() {
    SequencedMap<String, Long> afterLittle = stepsAfter(SHORT);
    SequencedMap<String, Long> afterMuch = stepsAfter(LONG);

    assertThat(afterMuch)
        .allSatisfy((what, steps) ->
            assertThat(steps)
                .as(what)
                .isLessThanOrEqualTo(afterLittle.getOrDefault(what, 0L) + SLACK));
  }

  private SequencedMap<String, Long> stepsAfter(int rows) {
    try (SqliteDatabase database = SqliteDatabase.open(folder.resolve(rows + ".db"))) {
      new LongHistory().write(database, rows);
      return new Use(database).steps();
    }
  }

  /// Everything that a service asks its database, once.
  private static final class Use {
    private final SqliteDeploymentStore deployments;
    private final SqliteReleaseStore releases;
    private final SqliteProjectStore projects;
    private final SqliteDeploymentQueue queue;
    private final SqliteQuotaLedger quotas;
    private final SqliteUsageLedger usage;
    private final SqliteAuditLog audit;
    private final DatabaseSteps steps;
    private final SequencedMap<String, Long> taken = new LinkedHashMap<>();

    private final Deployment deployment = Examples.queued("a");
    private final Release release = Examples.release("new");

    Use(SqliteDatabase database) {
      deployments = new SqliteDeploymentStore(database);
      releases = new SqliteReleaseStore(database);
      projects = new SqliteProjectStore(database);
      queue = new SqliteDeploymentQueue(database);
      quotas = new SqliteQuotaLedger(database);
      usage = new SqliteUsageLedger(database);
      audit = new SqliteAuditLog(database);
      steps = new DatabaseSteps(database);
    }

    SequencedMap<String, Long> steps() {
      startOfTheService();
      deploymentToItsEnd();
      questions();
      return taken;
    }

    private void startOfTheService() {
      step("end leases", deployments::endAllLeases);
      step("end locks", queue::endAllLocks);
      step("bring back", releases::allCurrent);
      step("due notices", () -> deployments.noticesDue(PAGE));
      step("left behind", () -> deployments.unattended(Duration.ZERO, PAGE));
      step("open places", quotas::holders);
    }

    private void deploymentToItsEnd() {
      IdempotencyKey key = new IdempotencyKey("once", Digest.of("request"));
      step(
          "reserve",
          () -> quotas.reserve(new Reservation(deployment.id(), ACME, NOW), QuotaLimits.NONE));
      step(
          "admit", () -> deployments.admit(deployment, new AdmissionTerms(true, Optional.of(key))));
      step("send", () -> queue.send(new Notice(deployment.id(), ACME), Duration.ZERO));
      step("sent", () -> deployments.noticeSent(deployment.id()));
      step("receive", () -> queue.receive(1, Duration.ZERO));
      step("lease", () -> deployments.acquire(deployment.id(), "worker", MINUTE));
      Lease lease = new Lease(deployment.id(), "worker", 1);
      step("save", () -> save(found().startAttempt(NOW), lease));
      step("keep", () -> releases.save(release));
      step("activate", () -> releases.activate(release.id(), lease, NOW));
      Deployment ended = found().succeed(NOW, release.id(), URI.create("http://hello.localhost"));
      step("succeed", () -> save(ended, lease));
      step("give back", () -> deployments.release(lease));
      step("use", () -> usage.append(UsageEntry.of(ended)));
      step("commit", () -> quotas.commit(deployment.id()));
    }

    private void questions() {
      step("find", this::found);
      step("active", () -> deployments.active(HELLO, Environment.PRODUCTION));
      step("current", () -> releases.current(HELLO, Environment.PRODUCTION));
      step("history", () -> releases.history(HELLO, Environment.PRODUCTION, PAGE));
      step("list", () -> deployments.list(new ProjectId("old"), Optional.empty(), PAGE));
      step("counts", deployments::counts);
      step("statistics", () -> deployments.statistics(new Scope.Everything()));
      step("depth", queue::depth);
      step("projects", () -> projects.list(Optional.empty(), Optional.empty(), PAGE));
      step("projects of one", () -> projects.list(Optional.of(ACME), Optional.empty(), PAGE));
      step("audit of one", () -> audit.list(Optional.of(ACME), Optional.empty(), PAGE));
    }

    private Deployment found() {
      return deployments.find(deployment.id()).orElseThrow();
    }

    private void save(Deployment next, Lease lease) {
      assertThat(deployments.save(next, lease)).isInstanceOf(SaveResult.Saved.class);
    }

    private void step(String what, Runnable action) {
      taken.put(what, steps.of(action));
    }
  }
}
