package dev.slipway.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.statistic.Counter;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.embedded.access.SqliteAccessKeys;
import dev.slipway.embedded.audit.SqliteAuditLog;
import dev.slipway.embedded.queue.SqliteDeadLetters;
import dev.slipway.embedded.queue.SqliteDeploymentQueue;
import dev.slipway.embedded.quota.SqliteHoldingLedger;
import dev.slipway.embedded.quota.SqliteLimitStore;
import dev.slipway.embedded.quota.SqliteQuotaLedger;
import dev.slipway.embedded.store.SqliteConfigurationHistory;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.embedded.store.SqliteReleaseStore;
import dev.slipway.embedded.usage.SqliteUsageLedger;
import dev.slipway.embedded.webhook.SqliteDeploymentEvents;
import dev.slipway.embedded.webhook.SqliteWebhookDeliveries;
import dev.slipway.embedded.webhook.SqliteWebhookStore;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.store.Admission;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads every row of every table through the store that owns it.
final class EverythingStored {
  private static final int ALL = 1_000;
  private static final Instant DAY = Instant.parse("2026-11-23T13:00:00Z");
  private static final Action LOOKING = Action.reading("Tried to look at the rows");

  private final SqliteDatabase database;
  private final SqliteDeploymentStore deployments;
  private final SqliteReleaseStore releases;

  /// What each table's rows must say through its store.
  private final Map<String, Consumer<List<Row>>> readers =
      Map.ofEntries(
          Map.entry("project", this::projects),
          Map.entry("deployment", this::deployments),
          Map.entry("release", this::releases),
          Map.entry("activation", this::activations),
          Map.entry("notice", this::notices),
          Map.entry("turn", this::turns),
          Map.entry("dead_letter", this::deadLetters),
          Map.entry("access_key", this::accessKeys),
          Map.entry("audit", this::auditEntries),
          Map.entry("idempotency_key", this::idempotencyKeys),
          Map.entry("quota_reservation", this::reservations),
          Map.entry("quota_use", this::quotaUse),
          Map.entry("statistic", this::statistics),
          Map.entry("usage", this::usage),
          Map.entry("usage_sum", this::usageSums),
          Map.entry("configuration_version", this::configurationVersions),
          Map.entry("quota_holding", this::holdings),
          Map.entry("own_limits", this::ownLimits),
          Map.entry("running_time", this::runningTimes),
          Map.entry("deployment_count", this::deploymentCounts),
          Map.entry("webhook", this::webhooks),
          Map.entry("deployment_event", this::deploymentEvents),
          Map.entry("webhook_delivery", this::webhookDeliveries));

  EverythingStored(SqliteDatabase database) {
    this.database = database;
    this.deployments = new SqliteDeploymentStore(database);
    this.releases = new SqliteReleaseStore(database);
  }

  /// The tables that are read here.
  Set<String> tables() {
    return readers.keySet();
  }

  /// Fails at the first row that its store does not give back.
  void read() {
    readers.forEach((table, reader) -> reader.accept(rows(table)));
  }

  private List<Row> rows(String table) {
    return database.read(
        LOOKING,
        handle ->
            handle.createQuery("SELECT * FROM \"" + table + "\"").mapToMap().stream()
                .map(Row::new)
                .toList());
  }

  private void projects(List<Row> rows) {
    assertThat(new SqliteProjectStore(database).list(Optional.empty(), Optional.empty(), ALL))
        .satisfies(page ->
            assertThat(page.items())
                .extracting(project -> project.id().value())
                .containsExactlyInAnyOrderElementsOf(texts(rows, "id")));
  }

  private void deployments(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(deployments.find(row.deployment("id")))
                .hasValueSatisfying(found -> {
                  assertThat(found.id()).isEqualTo(row.deployment("id"));
                  assertThat(found.state().phase().name()).isEqualTo(row.text("phase"));
                  assertThat(found.version()).isEqualTo(row.number("version"));
                }));
  }

  private void releases(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row -> assertThat(releases.find(new ReleaseId(row.text("id")))).isPresent());
  }

  private void activations(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(
                    releases.history(
                        new ProjectId(row.text("project")),
                        Environment.byId(row.text("environment")).orElseThrow(),
                        ALL))
                .extracting(activation -> activation.deployment())
                .contains(row.deployment("deployment")));
  }

  private void notices(List<Row> rows) {
    SqliteDeploymentQueue queue = new SqliteDeploymentQueue(database);
    queue.endAllLocks();
    List<Delivery> delivered = new ArrayList<>();
    List<Delivery> next = queue.receive(ALL, Duration.ZERO);
    while (!next.isEmpty()) {
      delivered.addAll(next);
      next = queue.receive(ALL, Duration.ZERO);
    }

    assertThat(delivered)
        .extracting(delivery -> delivery.notice().deployment().value())
        .containsExactlyInAnyOrderElementsOf(texts(rows, "deployment"));
  }

  private void turns(List<Row> rows) {
    assertThat(texts(rows, "fair_key")).containsAll(texts(rows("notice"), "fair_key"));
  }

  private void deadLetters(List<Row> rows) {
    assertThat(new SqliteDeadLetters(database).peek(ALL))
        .extracting(DeadLetter::id)
        .containsExactlyInAnyOrderElementsOf(texts(rows, "number"));
  }

  private void accessKeys(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(new SqliteAccessKeys(database).find(new KeyId(row.text("id"))))
                .hasValueSatisfying(
                    key -> assertThat(key.version()).isEqualTo(row.number("version"))));
  }

  private void auditEntries(List<Row> rows) {
    assertThat(new SqliteAuditLog(database).list(Optional.empty(), Optional.empty(), ALL).items())
        .hasSameSizeAs(rows);
  }

  private void idempotencyKeys(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(
                    deployments.earlier(
                        row.organization(),
                        new IdempotencyKey(row.text("key"), new Digest(row.text("request")))))
                .get()
                .isInstanceOfSatisfying(
                    Admission.Repeated.class,
                    repeated ->
                        assertThat(repeated.deployment().id())
                            .isEqualTo(row.deployment("deployment"))));
  }

  private void reservations(List<Row> rows) {
    SqliteQuotaLedger ledger = new SqliteQuotaLedger(database);

    assertThat(rows)
        .allSatisfy(row ->
            assertThat(ledger.open(row.organization(), Optional.empty(), ALL))
                .extracting(reservation -> reservation.deployment())
                .contains(row.deployment("deployment")));
  }

  /// All of it happened in one day.
  private void quotaUse(List<Row> rows) {
    SqliteQuotaLedger ofDeployments = new SqliteQuotaLedger(database);
    SqliteHoldingLedger ofHolders = new SqliteHoldingLedger(database);

    assertThat(rows)
        .allSatisfy(row ->
            assertThat(
                    ofDeployments
                        .use(row.organization(), DAY)
                        .plus(ofHolders.use(row.organization()))
                        .of(Quota.valueOf(row.text("quota"))))
                .isEqualTo(row.number("used")));
  }

  private void statistics(List<Row> rows) {
    assertThat(rows).allSatisfy(row -> assertThat(Counter.of(row.text("counter"))).isNotNull());
    if (!rows.isEmpty()) {
      assertThat(deployments.statistics(new Scope.Everything()).outcomes()).isNotEmpty();
    }
  }

  /// What is there already is not added again.
  private void usage(List<Row> rows) {
    SqliteUsageLedger ledger = new SqliteUsageLedger(database);

    assertThat(rows)
        .allSatisfy(row -> {
          Usage before = ledger.total(row.organization(), row.month(), DAY);
          ledger.append(
              new UsageEntry(
                  row.deployment("deployment"),
                  row.organization(),
                  new ProjectId(row.text("project")),
                  row.month(),
                  new Usage(1, Duration.ofSeconds(1), Duration.ZERO, 1, Duration.ZERO)));
          assertThat(ledger.total(row.organization(), row.month(), DAY)).isEqualTo(before);
        });
  }

  private void usageSums(List<Row> rows) {
    SqliteUsageLedger ledger = new SqliteUsageLedger(database);

    assertThat(rows)
        .filteredOn(row -> row.text("project").isEmpty())
        .allSatisfy(row ->
            assertThat(ledger.total(row.organization(), row.month(), DAY).deployments())
                .isEqualTo(row.number("deployments")));
  }

  private void configurationVersions(List<Row> rows) {
    SqliteConfigurationHistory history = new SqliteConfigurationHistory(database);

    assertThat(rows)
        .allSatisfy(row ->
            assertThat(history.find(new ProjectId(row.text("project")), row.number("number")))
                .hasValueSatisfying(
                    version -> assertThat(version.number()).isEqualTo(row.number("number"))));
  }

  private void holdings(List<Row> rows) {
    SqliteHoldingLedger ledger = new SqliteHoldingLedger(database);

    assertThat(rows)
        .allSatisfy(row ->
            assertThat(ledger.find(row.organization(), Holder.of(row.text("holder"))))
                .hasValueSatisfying(held -> {
                  assertThat(held.version()).isEqualTo(row.number("version"));
                  assertThat(held.amounts().of(Quota.SOURCE_BYTES))
                      .isEqualTo(row.number("source_bytes"));
                }));
  }

  private void ownLimits(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(new SqliteLimitStore(database).find(row.organization()).version())
                .isEqualTo(row.number("version")));
  }

  private void runningTimes(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(
                    new SqliteUsageLedger(database)
                        .total(row.organization(), YearMonth.of(2026, 11), DAY)
                        .running())
                .isPositive());
  }

  private void deploymentCounts(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(deployments.counts().of(Phase.valueOf(row.text("phase"))))
                .isEqualTo(row.number("total")));
  }

  private void webhooks(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(new SqliteWebhookStore(database).find(new WebhookId(row.text("id"))))
                .hasValueSatisfying(
                    webhook -> assertThat(webhook.version()).isEqualTo(row.number("version"))));
  }

  private void deploymentEvents(List<Row> rows) {
    assertThat(new SqliteDeploymentEvents(database).noted(ALL)).hasSameSizeAs(rows);
  }

  private void webhookDeliveries(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(new SqliteWebhookDeliveries(database).find(new DeliveryId(row.text("id"))))
                .hasValueSatisfying(
                    delivery -> assertThat(delivery.version()).isEqualTo(row.number("version"))));
  }

  private static Set<String> texts(List<Row> rows, String column) {
    return rows.stream().map(row -> row.text(column)).collect(Collectors.toSet());
  }

  private record Row(Map<String, Object> values) {
    String text(String column) {
      return String.valueOf(values.get(column));
    }

    long number(String column) {
      return Long.parseLong(text(column));
    }

    DeploymentId deployment(String column) {
      return new DeploymentId(text(column));
    }

    OrganizationId organization() {
      return new OrganizationId(text("organization"));
    }

    YearMonth month() {
      return YearMonth.parse(text("month"));
    }
  }
}
