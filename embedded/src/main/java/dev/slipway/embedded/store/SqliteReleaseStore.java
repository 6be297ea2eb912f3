package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.store.SaveResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Releases and activations in SQLite.
public final class SqliteReleaseStore implements ReleaseStore {
  private static final Action READING = Action.reading("Tried to find the current release");

  private final SqliteDatabase database;
  private final DeploymentLeases leases = new DeploymentLeases();
  private final Documents documents = new Documents();

  public SqliteReleaseStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void save(Release release) {
    database.write(
        Action.writing("Tried to save a release"),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO "release" (id, project, document)
                    VALUES (:id, :project, :document)
                    ON CONFLICT (id) DO NOTHING
                    """)
                .bind("id", release.id().value())
                .bind("project", release.project().value())
                .bind("document", documents.toJson(release))
                .execute());
  }

  @Override
  public Optional<Release> find(ReleaseId id) {
    return database.read(Action.reading("Tried to find a release"), handle -> release(handle, id));
  }

  private Optional<Release> release(Handle handle, ReleaseId id) {
    return handle
        .createQuery("SELECT document FROM \"release\" WHERE id = :id")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne()
        .map(documents::readRelease);
  }

  @Override
  public SaveResult<Activation> activate(ReleaseId id, Lease lease, Instant at) {
    return database.write(
        Action.writing("Tried to make a release the current one"),
        handle ->
            leases.isOfActive(handle, lease)
                ? new SaveResult.Saved<>(activate(handle, id, lease.deployment(), at))
                : new SaveResult.Conflict<>());
  }

  private Activation activate(Handle handle, ReleaseId id, DeploymentId deployment, Instant at) {
    Release release =
        release(handle, id)
            .orElseThrow(
                () -> new IllegalArgumentException("release %s is not saved".formatted(id)));
    return activationBy(handle, deployment)
        .orElseGet(() -> append(handle, release, deployment, at));
  }

  private Optional<Activation> activationBy(Handle handle, DeploymentId deployment) {
    return handle
        .createQuery("SELECT document FROM activation WHERE deployment = :deployment")
        .bind("deployment", deployment.value())
        .mapTo(String.class)
        .findOne()
        .map(documents::readActivation);
  }

  private Activation append(Handle handle, Release release, DeploymentId deployment, Instant at) {
    long number =
        latest(handle, release.project(), release.environment(), 1).stream()
                .mapToLong(Activation::number)
                .sum()
            + 1;
    Activation activation =
        new Activation(
            release.project(), release.environment(), number, release.id(), deployment, at);
    handle.execute(
        """
        UPDATE activation SET latest = 0
        WHERE project = ? AND environment = ? AND latest = 1
        """,
        release.project().value(),
        release.environment().id());
    handle
        .createUpdate(
            """
            INSERT INTO activation
              (deployment, project, environment, number, "release", latest, document)
            VALUES (:deployment, :project, :environment, :number, :release, 1, :document)
            """)
        .bind("deployment", deployment.value())
        .bind("project", release.project().value())
        .bind("environment", release.environment().id())
        .bind("number", number)
        .bind("release", release.id().value())
        .bind("document", documents.toJson(activation))
        .execute();
    return activation;
  }

  @Override
  public Optional<Activation> current(ProjectId project, Environment environment) {
    return history(project, environment, 1).stream().findFirst();
  }

  @Override
  public List<Activation> allCurrent() {
    return database
        .read(
            READING,
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT document FROM activation
                        WHERE latest = 1
                        ORDER BY project, environment
                        """)
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(documents::readActivation)
        .toList();
  }

  @Override
  public List<Activation> history(ProjectId project, Environment environment, int limit) {
    return database.read(READING, handle -> latest(handle, project, environment, limit));
  }

  private List<Activation> latest(
      Handle handle, ProjectId project, Environment environment, int limit) {
    return handle
        .createQuery(
            """
            SELECT document FROM activation
            WHERE project = :project AND environment = :environment
            ORDER BY number DESC
            LIMIT :limit
            """)
        .bind("project", project.value())
        .bind("environment", environment.id())
        .bind("limit", limit)
        .mapTo(String.class)
        .list()
        .stream()
        .map(documents::readActivation)
        .toList();
  }
}
