package dev.slipway.ports.store;

import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// Versions in memory, of projects in another store. The versions of a project that is not there
/// any more are not, either.
public final class MemoryConfigurationHistory implements ConfigurationHistory {
  private final MemoryProjectStore projects;
  private final MemoryReleaseStore releases;

  public MemoryConfigurationHistory(MemoryProjectStore projects, MemoryReleaseStore releases) {
    this.projects = projects;
    this.releases = releases;
  }

  @Override
  public synchronized SaveResult<Project> save(Project project, ConfigurationVersion version) {
    SaveResult<Project> result = projects.save(project);
    if (result instanceof SaveResult.Saved<Project>) {
      projects.versions(project.id()).put(version.number(), version);
    }
    return result;
  }

  @Override
  public synchronized Optional<ConfigurationVersion> find(ProjectId project, long number) {
    return Optional.ofNullable(projects.versions(project).get(number));
  }

  @Override
  public synchronized Page<ConfigurationVersion> list(
      ProjectId project, Optional<String> after, int limit) {
    List<ConfigurationVersion> found =
        projects.versions(project).values().stream()
            .filter(
                version -> after.map(Long::valueOf).map(it -> version.number() < it).orElse(true))
            .limit(limit + 1L)
            .toList();
    return Page.first(found, limit, last -> Long.toString(last.number()));
  }

  @Override
  public synchronized void forgetOld(ProjectId project, int newest) {
    NavigableMap<Long, ConfigurationVersion> kept = projects.versions(project);
    List<Long> old = kept.keySet().stream().skip(newest).toList();
    kept.keySet()
        .removeIf(number -> old.contains(number) && !releases.holdsConfiguration(project, number));
  }
}
