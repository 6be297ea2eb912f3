package dev.slipway.ports.store;

import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Projects in memory, whose deployments and releases are in these other stores.
public final class MemoryProjectStore implements ProjectStore {
  private final Map<String, Project> projects = new TreeMap<>();
  private final Map<ProjectId, NavigableMap<Long, ConfigurationVersion>> versions = new HashMap<>();
  private final MemoryDeploymentStore deployments;
  private final MemoryReleaseStore releases;
  private final List<Consumer<ProjectId>> listeners = new CopyOnWriteArrayList<>();

  public MemoryProjectStore(MemoryDeploymentStore deployments, MemoryReleaseStore releases) {
    this.deployments = deployments;
    this.releases = releases;
  }

  @Override
  public synchronized SaveResult<Project> save(Project project) {
    long savedVersion = find(project.id()).map(Project::version).orElse(0L);
    if (savedVersion != project.version()) {
      return new SaveResult.Conflict<>();
    }
    Project next = project.withVersion(project.version() + 1);
    projects.put(project.id().value(), next);
    return new SaveResult.Saved<>(next);
  }

  @Override
  public synchronized Optional<Project> find(ProjectId id) {
    return Optional.ofNullable(projects.get(id.value()));
  }

  @Override
  public synchronized Page<Project> list(
      Optional<OrganizationId> owner, Optional<String> after, int limit) {
    List<Project> found =
        projects.values().stream()
            .filter(project -> owner.isEmpty() || owner.get().equals(project.organization()))
            .filter(project -> after.isEmpty() || project.id().value().compareTo(after.get()) > 0)
            .limit(limit + 1L)
            .toList();
    return Page.first(found, limit, last -> last.id().value());
  }

  @Override
  public synchronized void delete(ProjectId id) {
    projects.remove(id.value());
    versions.remove(id);
    deployments.forget(id);
    releases.forget(id);
    listeners.forEach(listener -> listener.accept(id));
  }

  /// Tells every project that is deleted.
  public void onDelete(Consumer<ProjectId> listener) {
    listeners.add(listener);
  }

  /// The versions of its configuration that are kept, newest first.
  synchronized NavigableMap<Long, ConfigurationVersion> versions(ProjectId id) {
    return versions.computeIfAbsent(id, _ -> new TreeMap<>(Comparator.reverseOrder()));
  }
}
