package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Optional;

/// The versions of configurations in SQLite, beside the projects.
public final class SqliteConfigurationHistory implements ConfigurationHistory {
  private static final Action READING =
      Action.reading("Tried to find a version of a project's configuration");

  private final SqliteDatabase database;
  private final ProjectTable projects = new ProjectTable();
  private final Documents documents = new Documents();

  public SqliteConfigurationHistory(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public SaveResult<Project> save(Project project, ConfigurationVersion version) {
    return database.write(
        Action.writing("Tried to save the configuration of a project"),
        handle -> {
          SaveResult<Project> result = projects.save(handle, project);
          if (result instanceof SaveResult.Saved<Project>) {
            handle
                .createUpdate(
                    """
                    INSERT INTO configuration_version (project, number, document)
                    VALUES (:project, :number, :document)
                    """)
                .bind("project", version.project().value())
                .bind("number", version.number())
                .bind("document", documents.toJson(version))
                .execute();
          }
          return result;
        });
  }

  @Override
  public Optional<ConfigurationVersion> find(ProjectId project, long number) {
    return database
        .read(
            READING,
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT document FROM configuration_version
                        WHERE project = :project AND number = :number
                        """)
                    .bind("project", project.value())
                    .bind("number", number)
                    .mapTo(String.class)
                    .findOne())
        .map(documents::readConfigurationVersion);
  }

  @Override
  public Page<ConfigurationVersion> list(ProjectId project, Optional<String> after, int limit) {
    long end =
        after
            .map(token -> PageEnd.number(token, "Tried to list versions of a configuration"))
            .orElse(Long.MAX_VALUE);
    List<ConfigurationVersion> found =
        database
            .read(
                READING,
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT document FROM configuration_version
                            WHERE project = :project AND number < :end
                            ORDER BY number DESC
                            LIMIT :limit
                            """)
                        .bind("project", project.value())
                        .bind("end", end)
                        .bind("limit", limit + 1)
                        .mapTo(String.class)
                        .list())
            .stream()
            .map(documents::readConfigurationVersion)
            .toList();
    return Page.first(found, limit, last -> Long.toString(last.number()));
  }

  @Override
  public void forgetOld(ProjectId project, int newest) {
    database.write(
        Action.writing("Tried to forget old versions of a project's configuration"),
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM configuration_version
                    WHERE project = :project
                      AND number <=
                        (SELECT number FROM configuration_version
                         WHERE project = :project ORDER BY number DESC LIMIT 1 OFFSET :newest)
                      AND NOT EXISTS
                        (SELECT 1 FROM "release"
                         WHERE "release".project = configuration_version.project
                           AND json_extract("release".document, '$.configurationVersion') =
                             configuration_version.number)
                    """)
                .bind("project", project.value())
                .bind("newest", newest)
                .execute());
  }
}
