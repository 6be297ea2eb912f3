package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The versions of configurations in Cosmos DB. The latest is in the item of its project, so both
/// are saved by one write. Before that, the one that was there is kept beside the project's
/// deployments, where it may be already.
public final class CosmosConfigurationHistory implements ConfigurationHistory {
  private final ProjectItems projects;
  private final ConfigurationItems earlier;
  private final ReleaseItems releases;

  public CosmosConfigurationHistory(CosmosStorage storage) {
    projects = new ProjectItems(storage);
    earlier = new ConfigurationItems(storage.projects());
    releases = new ReleaseItems(storage.projects());
  }

  @Override
  public SaveResult<Project> save(Project project, ConfigurationVersion version) {
    latest(project.id()).ifPresent(earlier::keep);
    return projects.save(project, version);
  }

  private Optional<ConfigurationVersion> latest(ProjectId project) {
    return projects.latestVersion(project);
  }

  @Override
  public Optional<ConfigurationVersion> find(ProjectId project, long number) {
    return latest(project)
        .filter(version -> version.number() == number)
        .or(() -> earlier.find(project, number));
  }

  /// One that is in both places counts once.
  @Override
  public Page<ConfigurationVersion> list(ProjectId project, Optional<String> after, int limit) {
    long below =
        after
            .map(token -> PageTokens.number(ConfigurationItems.READING, token))
            .orElse(Long.MAX_VALUE);
    Optional<ConfigurationVersion> latest =
        latest(project).filter(version -> version.number() < below);
    long rest = latest.map(ConfigurationVersion::number).orElse(below);
    List<ConfigurationVersion> found =
        Stream.concat(latest.stream(), earlier.list(project, rest, limit + 1).stream())
            .limit(limit + 1L)
            .toList();
    return Page.first(found, limit, last -> Long.toString(last.number()));
  }

  /// Looks at the releases of the project last, and only when something could be forgotten.
  @Override
  public void forgetOld(ProjectId project, int newest) {
    long below = latest(project).map(ConfigurationVersion::number).orElse(Long.MAX_VALUE);
    int others = below == Long.MAX_VALUE ? newest : newest - 1;
    List<ConfigurationVersion> old =
        earlier.list(project, below, Integer.MAX_VALUE).stream().skip(others).toList();
    if (!old.isEmpty()) {
      Set<Long> held =
          releases.of(project).stream()
              .map(Release::configurationVersion)
              .collect(Collectors.toSet());
      old.stream().filter(version -> !held.contains(version.number())).forEach(earlier::forget);
    }
  }
}
