package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Projects in SQLite.
public final class SqliteProjectStore implements ProjectStore {
  private final SqliteDatabase database;
  private final ProjectTable table = new ProjectTable();
  private final Documents documents = new Documents();

  public SqliteProjectStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public SaveResult<Project> save(Project project) {
    return database.write(
        Action.writing("Tried to save a project"), handle -> table.save(handle, project));
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return database
        .read(
            Action.reading("Tried to find a project"),
            handle ->
                handle
                    .createQuery("SELECT document FROM project WHERE id = :id")
                    .bind("id", id.value())
                    .mapTo(String.class)
                    .findOne())
        .map(documents::readProject);
  }

  @Override
  public Page<Project> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    List<Project> found =
        database
            .read(
                Action.reading("Tried to list projects"),
                handle -> documents(handle, owner, after.orElse(""), limit + 1))
            .stream()
            .map(documents::readProject)
            .toList();
    return Page.first(found, limit, last -> last.id().value());
  }

  private static List<String> documents(
      Handle handle, Optional<OrganizationId> owner, String after, int limit) {
    Query query =
        handle
            .createQuery(
                """
                SELECT document FROM project
                WHERE id > :after <and_owner>
                ORDER BY id
                LIMIT :limit
                """)
            .define("and_owner", owner.isPresent() ? "AND organization = :owner" : "")
            .bind("after", after)
            .bind("limit", limit);
    owner.ifPresent(present -> query.bind("owner", present.value()));
    return query.mapTo(String.class).list();
  }

  @Override
  public void delete(ProjectId id) {
    database.write(
        Action.writing("Tried to forget a project"),
        handle ->
            handle.execute("DELETE FROM activation WHERE project = ?", id.value())
                + handle.execute("DELETE FROM \"release\" WHERE project = ?", id.value())
                + handle.execute("DELETE FROM deployment WHERE project = ?", id.value())
                + handle.execute(
                    "DELETE FROM statistic WHERE scope = ?", new Scope.OfProject(id).key())
                + handle.execute("DELETE FROM configuration_version WHERE project = ?", id.value())
                + handle.execute("DELETE FROM project WHERE id = ?", id.value()));
  }
}
