package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import java.util.Optional;

/// Projects in Cosmos DB.
public final class CosmosProjectStore implements ProjectStore {
  private final ProjectItems projects;
  private final ProjectRemoval removal;

  public CosmosProjectStore(CosmosStorage storage) {
    projects = new ProjectItems(storage);
    removal = new ProjectRemoval(storage);
  }

  @Override
  public SaveResult<Project> save(Project project) {
    return projects.save(project);
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return projects.find(id);
  }

  @Override
  public Page<Project> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    return projects.list(owner, after, limit);
  }

  /// The project itself goes last, so that it can be asked for again after it was cut off.
  @Override
  public void delete(ProjectId id) {
    removal.removeAllOf(id);
    projects.delete(id);
  }
}
