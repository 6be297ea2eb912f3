package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.testing.Examples;
import java.net.URI;
import org.jdbi.v3.core.Handle;

/// What a service has in its database that has been used for long: all of it is over. Rows are
/// written as the stores write them, only faster.
final class LongHistory {
  private static final ProjectId OLD = new ProjectId("old");
  private static final String NUMBERS =
      " WITH RECURSIVE numbers (n) AS"
          + " (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :rows) ";

  private final Documents documents = new Documents();
  private final Release release = Examples.release(OLD, Environment.PRODUCTION, "old");
  private final Project project = Examples.project("old");

  /// Writes so many rows into every table that keeps what is over.
  void write(SqliteDatabase database, int rows) {
    new SqliteReleaseStore(database).save(release);
    database.write(
        Action.writing("Tried to write a long history"),
        handle -> {
          deployments(handle, rows);
          activations(handle, rows);
          projects(handle, rows);
          insert(handle, rows, "audit (organization, document)", "'globex', '{}'");
          insert(
              handle,
              rows,
              "idempotency_key (organization, key, request, deployment, used_at)",
              "'globex', n, 'any', 'any', unixepoch() * 1000");
          insert(
              handle,
              rows,
              "usage (deployment, organization, project, month, build_millis, bytes_stored)",
              "'old' || n, 'globex', 'old', '2026-11', 1, 1");
          return rows;
        });
  }

  private void deployments(Handle handle, int rows) {
    Deployment ended =
        Examples.queued("old", OLD, Environment.PRODUCTION)
            .startAttempt(Examples.NOW)
            .succeed(Examples.NOW, release.id(), URI.create("http://old.localhost"));
    insert(
        handle,
        rows,
        """
        deployment
          (id, project, organization, environment, phase, active, version, notice_due,
           lease_epoch, created_at, updated_at, document)
        """,
        """
        'old' || n, 'old', 'globex', 'production', 'SUCCEEDED', 0, 9, 0, 1, n, n, '%s'
        """
            .formatted(documents.toJson(ended)));
  }

  private void activations(Handle handle, int rows) {
    Activation activation =
        new Activation(
            OLD,
            Environment.PRODUCTION,
            rows,
            release.id(),
            Examples.deploymentId("old"),
            Examples.NOW);
    insert(
        handle,
        rows,
        "activation (deployment, project, environment, number, \"release\", latest, document)",
        "'old' || n, 'old', 'production', n, '%s', n = :rows, '%s'"
            .formatted(release.id().value(), documents.toJson(activation)));
  }

  private void projects(Handle handle, int rows) {
    insert(
        handle,
        rows,
        "project (id, organization, version, document)",
        "'a-project-' || n, 'globex', 1, '%s'".formatted(documents.toJson(project)));
  }

  private static void insert(Handle handle, int rows, String into, String values) {
    handle
        .createUpdate("INSERT INTO " + into + NUMBERS + "SELECT " + values + " FROM numbers")
        .bind("rows", rows)
        .execute();
  }
}
