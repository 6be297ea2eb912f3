package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The statements on the table of deployments. Each row has the whole deployment as a document, and
/// beside it what is asked for.
final class DeploymentTable {
  private final Documents documents = new Documents();
  private final StatisticTable statistics = new StatisticTable();

  /// Adds the active one of its project and environment, or the one that waits.
  void insert(Handle handle, Deployment deployment, boolean waits) {
    var request = deployment.request();
    handle
        .createUpdate(
            """
            INSERT INTO deployment
              (id, project, organization, environment, phase, active, waiting, version, notice_due,
               lease_epoch, created_at, updated_at, document)
            VALUES
              (:id, :project, :organization, :environment, :phase, :active, :waiting, :version, :active,
               0, <now>, <now>, :document)
            """)
        .bind("id", deployment.id().value())
        .bind("project", request.project().value())
        .bind("organization", request.organization().value())
        .bind("environment", request.environment().id())
        .bind("phase", deployment.state().phase().name())
        .bind("active", !waits)
        .bind("waiting", waits)
        .bind("version", deployment.version())
        .bind("document", documents.toJson(deployment))
        .execute();
  }

  /// Replaces the version before this one, and counts it when that is its end; false when that is
  /// not the saved one.
  boolean replace(Handle handle, Deployment next) {
    boolean isReplaced = update(handle, next) == 1;
    if (isReplaced && next.state().phase().isFinal()) {
      statistics.count(handle, next);
    }
    return isReplaced;
  }

  private int update(Handle handle, Deployment next) {
    return handle
        .createUpdate(
            """
            UPDATE deployment
            SET phase = :phase, active = active AND NOT :final, waiting = waiting AND NOT :final,
                version = :version, updated_at = <now>, document = :document
            WHERE id = :id AND version = :version - 1
            """)
        .bind("id", next.id().value())
        .bind("phase", next.state().phase().name())
        .bind("final", next.state().phase().isFinal())
        .bind("version", next.version())
        .bind("document", documents.toJson(next))
        .execute();
  }

  Optional<Deployment> find(Handle handle, DeploymentId id) {
    return deployments(
            handle
                .createQuery("SELECT document FROM deployment WHERE id = :id")
                .bind("id", id.value()))
        .stream()
        .findFirst();
  }

  /// Makes the one that waits the active one, unless there is an active one.
  int activateWaiting(Handle handle, ProjectId project, Environment environment) {
    return handle
        .createUpdate(
            """
            UPDATE deployment SET active = 1, waiting = 0, notice_due = 1, updated_at = <now>
            WHERE project = :project AND environment = :environment AND waiting = 1
              AND NOT EXISTS (
                SELECT 1 FROM deployment
                WHERE project = :project AND environment = :environment AND active = 1)
            """)
        .bind("project", project.value())
        .bind("environment", environment.id())
        .execute();
  }

  Optional<Deployment> waiting(Handle handle, ProjectId project, Environment environment) {
    return inPlace(handle, "waiting", project, environment);
  }

  Optional<Deployment> active(Handle handle, ProjectId project, Environment environment) {
    return inPlace(handle, "active", project, environment);
  }

  private Optional<Deployment> inPlace(
      Handle handle, String place, ProjectId project, Environment environment) {
    return deployments(
            handle
                .createQuery(
                    """
                    SELECT document FROM deployment
                    WHERE project = :project AND environment = :environment AND <place> = 1
                    """)
                .define("place", place)
                .bind("project", project.value())
                .bind("environment", environment.id()))
        .stream()
        .findFirst();
  }

  List<Deployment> noticesDue(Handle handle, int limit) {
    return deployments(
        handle
            .createQuery(
                """
                SELECT document FROM deployment
                WHERE notice_due = 1 ORDER BY number LIMIT :limit
                """)
            .bind("limit", limit));
  }

  int noticeSent(Handle handle, DeploymentId id) {
    return handle.execute("UPDATE deployment SET notice_due = 0 WHERE id = ?", id.value());
  }

  List<Deployment> unattended(Handle handle, Duration quiet, int limit) {
    return deployments(
        handle
            .createQuery(
                """
                SELECT document FROM deployment
                WHERE active = 1
                  AND coalesce(lease_until, 0) <= <now>
                  AND updated_at <= <now> - :quiet
                ORDER BY updated_at, number
                LIMIT :limit
                """)
            .bind("quiet", quiet.toMillis())
            .bind("limit", limit));
  }

  /// One more than the limit, so that it shows whether there are more.
  List<NumberedDeployment> list(Handle handle, ProjectId project, long before, int limit) {
    return handle
        .createQuery(
            """
            SELECT number, document FROM deployment
            WHERE project = :project AND number < :before
            ORDER BY number DESC
            LIMIT :limit
            """)
        .bind("project", project.value())
        .bind("before", before)
        .bind("limit", limit + 1)
        .map((row, _) ->
            new NumberedDeployment(
                row.getLong("number"), documents.readDeployment(row.getString("document"))))
        .list();
  }

  Map<Phase, Long> counts(Handle handle) {
    Map<Phase, Long> counts = new EnumMap<>(Phase.class);
    handle
        .createQuery("SELECT phase, total FROM deployment_count")
        .map((row, _) -> Map.entry(Phase.valueOf(row.getString("phase")), row.getLong("total")))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  private List<Deployment> deployments(Query query) {
    return query.mapTo(String.class).list().stream().map(documents::readDeployment).toList();
  }
}
