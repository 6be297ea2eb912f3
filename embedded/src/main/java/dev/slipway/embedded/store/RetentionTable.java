package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.EndedDeployment;
import dev.slipway.ports.store.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The statements that tell which deployments may go, and let them go.
final class RetentionTable {
  private static final String REMEMBERED =
      """
      EXISTS (
        SELECT 1 FROM idempotency_key
        WHERE idempotency_key.deployment = deployment.id AND used_at > <now> - :life)
      """;

  private final Documents documents = new Documents();

  /// @param number of its row
  record Row<T>(long number, T item) {}

  /// A page of those that have ended, oldest first. How many are newer is counted for the first
  /// page and goes down from one to the next; what was admitted since then is not counted.
  Page<EndedDeployment> ended(
      Handle handle, ProjectId project, Environment environment, Optional<Place> after, int limit) {
    long number = after.map(Place::number).orElse(0L);
    List<Row<Remembered>> found = inOrder(handle, project, environment, number, limit);
    if (found.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    List<Row<Remembered>> rows = found.subList(0, Math.min(limit, found.size()));
    List<EndedDeployment> ended = new ArrayList<>();
    long newer =
        after.isPresent()
            ? after.get().newer()
            : newer(handle, project, environment, rows.getFirst().number());
    for (Row<Remembered> row : rows) {
      Deployment deployment = row.item().deployment();
      if (deployment.state().phase().isFinal()) {
        ended.add(new EndedDeployment(deployment, newer, row.item().remembered()));
      }
      newer--;
    }
    Place end = new Place(rows.getLast().number(), newer);
    return new Page<>(ended, found.size() > limit ? Optional.of(end.toString()) : Optional.empty());
  }

  /// Where a page ended.
  ///
  /// @param number of the last row
  /// @param newer how many are newer than the row after it
  record Place(long number, long newer) {
    static Place parse(String token) {
      String[] parts = token.split("\\.", -1);
      return new Place(
          DeploymentPages.number(parts[0]), DeploymentPages.number(parts[parts.length - 1]));
    }

    @Override
    public String toString() {
      return number + "." + newer;
    }
  }

  private record Remembered(Deployment deployment, boolean remembered) {}

  /// All that are there, ended or not; one more than the limit.
  private List<Row<Remembered>> inOrder(
      Handle handle, ProjectId project, Environment environment, long after, int limit) {
    return handle
        .createQuery(
            """
            SELECT number, document, %s AS remembered
            FROM deployment
            WHERE project = :project AND environment = :environment AND number > :after
            ORDER BY number
            LIMIT :limit
            """
                .formatted(REMEMBERED))
        .bind("life", AdmissionTerms.KEY_LIFE.toMillis())
        .bind("project", project.value())
        .bind("environment", environment.id())
        .bind("after", after)
        .bind("limit", limit + 1)
        .map((row, _) ->
            new Row<>(
                row.getLong("number"),
                new Remembered(
                    documents.readDeployment(row.getString("document")),
                    row.getBoolean("remembered"))))
        .list();
  }

  private static long newer(
      Handle handle, ProjectId project, Environment environment, long number) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM deployment
            WHERE project = :project AND environment = :environment AND number > :number
            """)
        .bind("project", project.value())
        .bind("environment", environment.id())
        .bind("number", number)
        .mapTo(Long.class)
        .one();
  }

  /// One more than the limit, so that it shows whether there are more.
  List<Row<Deployment>> unfinished(Handle handle, long after, int limit) {
    return handle
        .createQuery(
            """
            SELECT number, document FROM deployment
            WHERE phase IN ('QUEUED', 'RUNNING', 'CANCELLING') AND number > :after
            ORDER BY number
            LIMIT :limit
            """)
        .bind("after", after)
        .bind("limit", limit + 1)
        .map((row, _) ->
            new Row<>(row.getLong("number"), documents.readDeployment(row.getString("document"))))
        .list();
  }

  List<DeploymentId> of(Handle handle, ProjectId project, SourceId source, int limit) {
    return handle
        .createQuery(
            """
            SELECT id FROM deployment
            WHERE project = :project
              AND json_extract(document, '$.request.subject.source') = :source
            ORDER BY number DESC
            LIMIT :limit
            """)
        .bind("project", project.value())
        .bind("source", source.value())
        .bind("limit", limit)
        .mapTo(String.class)
        .map(DeploymentId::new)
        .list();
  }

  Set<DeploymentId> known(Handle handle, Collection<DeploymentId> ids) {
    return ids.isEmpty()
        ? Set.of()
        : handle
            .createQuery("SELECT id FROM deployment WHERE id IN (<ids>)")
            .bindList("ids", texts(ids))
            .mapTo(String.class)
            .map(DeploymentId::new)
            .collect(Collectors.toSet());
  }

  /// Removes those that have ended and that no remembered key leads to, with their other keys. The
  /// plus keeps SQLite from going through all that have ended
  /// (<https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_>).
  Set<DeploymentId> forget(Handle handle, Collection<DeploymentId> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    Set<DeploymentId> forgotten =
        new HashSet<>(
            handle
                .createQuery(
                    """
                    DELETE FROM deployment
                    WHERE id IN (<ids>) AND +phase IN ('SUCCEEDED', 'FAILED', 'CANCELLED')
                      AND NOT %s
                    RETURNING id
                    """
                        .formatted(REMEMBERED))
                .bind("life", AdmissionTerms.KEY_LIFE.toMillis())
                .bindList("ids", texts(ids))
                .mapTo(String.class)
                .map(DeploymentId::new)
                .list());
    if (!forgotten.isEmpty()) {
      handle
          .createUpdate("DELETE FROM idempotency_key WHERE deployment IN (<ids>)")
          .bindList("ids", texts(forgotten))
          .execute();
    }
    return forgotten;
  }

  private static List<String> texts(Collection<DeploymentId> ids) {
    return ids.stream().map(DeploymentId::value).toList();
  }
}
