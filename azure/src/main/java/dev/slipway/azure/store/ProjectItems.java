package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.VersionedItems;
import dev.slipway.documents.Documents;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.Map;
import java.util.Optional;

/// The items of projects, each with the latest version of its configuration.
final class ProjectItems {
  private static final String LATEST = "latestConfiguration";

  private final Documents documents = new Documents();
  private final VersionedItems<Project> projects;

  ProjectItems(CosmosStorage storage) {
    projects =
        new VersionedItems<>(
            storage.service(),
            "project",
            "a project",
            new VersionedItems.Form<>(
                project -> project.id().value(),
                Project::version,
                project -> Optional.of(project.organization().value()),
                project -> project.withVersion(project.version() + 1),
                documents::toJson,
                documents::readProject));
  }

  SaveResult<Project> save(Project project) {
    return projects.save(project);
  }

  /// Saves it with this as the latest version of its configuration.
  SaveResult<Project> save(Project project, ConfigurationVersion version) {
    return projects.save(project, Map.of(LATEST, NewItem.json(documents.toJson(version))));
  }

  Optional<Project> find(ProjectId id) {
    return projects.find(id.value());
  }

  Optional<ConfigurationVersion> latestVersion(ProjectId id) {
    return projects
        .item(id.value())
        .filter(item -> !item.path(LATEST).isMissingNode())
        .map(item -> documents.readConfigurationVersion(item.document(LATEST)));
  }

  Page<Project> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    return projects.list(owner.map(OrganizationId::value), after, limit);
  }

  void delete(ProjectId id) {
    projects.delete(id.value());
  }
}
