package dev.slipway.embedded.store;

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

/// Projects in SQLite.
public final class SqliteProjectStore implements ProjectStore {
  private final SqliteDatabase database;
  private final ProjectTable table = new ProjectTable();

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
    return database.read(
        Action.reading("Tried to find a project"), handle -> table.find(handle, id));
  }

  @Override
  public Page<Project> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    List<Project> found =
        database.read(
            Action.reading("Tried to list projects"),
            handle -> table.list(handle, owner, after, limit + 1));
    return Page.first(found, limit, last -> last.id().value());
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
