package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ReleaseRetention;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The releases of [SqliteReleaseStore], to be forgotten.
public final class SqliteReleaseRetention implements ReleaseRetention {
  private static final Action READING = Action.reading("Tried to find releases to forget");

  private final SqliteDatabase database;
  private final Documents documents = new Documents();

  public SqliteReleaseRetention(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public List<Activation> history(
      ProjectId project, Environment environment, long below, int limit) {
    return database
        .read(
            READING,
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT document FROM activation
                        WHERE project = :project AND environment = :environment
                          AND number < :below
                        ORDER BY number DESC
                        LIMIT :limit
                        """)
                    .bind("project", project.value())
                    .bind("environment", environment.id())
                    .bind("below", below)
                    .bind("limit", limit)
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(documents::readActivation)
        .toList();
  }

  @Override
  public Page<Release> list(Optional<String> after, int limit) {
    List<Release> found =
        database
            .read(
                READING,
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT document FROM "release"
                            WHERE id > :after ORDER BY id LIMIT :limit
                            """)
                        .bind("after", after.orElse(""))
                        .bind("limit", limit + 1)
                        .mapTo(String.class)
                        .list())
            .stream()
            .map(documents::readRelease)
            .toList();
    return Page.first(found, limit, last -> last.id().value());
  }

  @Override
  public Set<Activation> forgetActivations(Collection<Activation> activations) {
    return database.write(
        Action.writing("Tried to forget activations"),
        handle ->
            activations.stream()
                .filter(activation -> forget(handle, activation))
                .collect(Collectors.toSet()));
  }

  private static boolean forget(Handle handle, Activation activation) {
    return handle
            .createUpdate(
                """
                DELETE FROM activation
                WHERE project = :project AND environment = :environment AND number = :number
                  AND number <
                    (SELECT max(number) FROM activation
                     WHERE project = :project AND environment = :environment)
                """)
            .bind("project", activation.project().value())
            .bind("environment", activation.environment().id())
            .bind("number", activation.number())
            .execute()
        == 1;
  }

  @Override
  public Set<ReleaseId> forgetReleases(Collection<ReleaseId> releases) {
    return database.write(
        Action.writing("Tried to forget releases"),
        handle ->
            releases.stream()
                .filter(release -> forget(handle, release))
                .collect(Collectors.toSet()));
  }

  private static boolean forget(Handle handle, ReleaseId release) {
    return handle
            .createUpdate(
                """
                DELETE FROM "release"
                WHERE id = :id
                  AND NOT EXISTS (SELECT 1 FROM activation WHERE "release" = :id)
                  AND NOT EXISTS (
                    SELECT 1 FROM deployment
                    WHERE deployment.project = "release".project AND active = 1)
                """)
            .bind("id", release.value())
            .execute()
        == 1;
  }
}
