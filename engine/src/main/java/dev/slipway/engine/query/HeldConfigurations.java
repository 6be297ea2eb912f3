package dev.slipway.engine.query;

import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.configuration.Difference;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.store.ConfigurationHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares what the releases of one project hold with its present configuration. Run-time
/// variables are those of the release itself, which it has whatever else is kept.
public final class HeldConfigurations {
  private final Project project;
  private final ConfigurationHistory history;
  private final Map<Long, Optional<ConfigurationVersion>> found = new HashMap<>();

  HeldConfigurations(Project project, ConfigurationHistory history) {
    this.project = project;
    this.history = history;
  }

  public HeldConfiguration of(Release release) {
    long number = release.configurationVersion();
    ProjectConfiguration present = project.configuration();
    Optional<ConfigurationVersion> version =
        found.computeIfAbsent(number, it -> history.find(project.id(), it));
    Optional<ProjectConfiguration> then =
        version
            .map(ConfigurationVersion::configuration)
            .or(() -> number == 0 ? Optional.of(ProjectConfiguration.empty()) : Optional.empty());
    Environment environment = release.environment();
    List<Difference> differences = new ArrayList<>();
    then.ifPresent(held -> {
      differences.addAll(Difference.ofSettings(held, present));
      differences.addAll(
          Difference.ofVariables(
              held.buildVariables(environment), present.buildVariables(environment)));
    });
    differences.addAll(
        Difference.ofVariables(release.variables(), present.runtimeVariables(environment)));
    return new HeldConfiguration(
        number, version, present.version(), then.isPresent(), List.copyOf(differences));
  }
}
