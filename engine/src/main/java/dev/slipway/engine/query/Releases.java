package dev.slipway.engine.query;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.ReleaseStore;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What serves, what served before, and what it prints.
public final class Releases {
  private final ReleaseStore releases;
  private final ConfigurationHistory configurations;
  private final AppRuntime runtime;

  public Releases(ReleaseStore releases, ConfigurationHistory configurations, AppRuntime runtime) {
    this.releases = releases;
    this.configurations = configurations;
    this.runtime = runtime;
  }

  /// When which release became the current one, newest first.
  public List<Activation> history(ProjectId project, Environment environment, int limit) {
    return releases.history(project, environment, limit);
  }

  public Optional<Release> find(ReleaseId id) {
    return releases.find(id);
  }

  /// What the releases of a project hold, beside its present configuration.
  public HeldConfigurations held(Project project) {
    return new HeldConfigurations(project, configurations);
  }

  /// The release that serves there.
  public Optional<Activation> current(ProjectId project, Environment environment) {
    return releases.current(project, environment);
  }

  /// What the current release printed last.
  public List<String> appLogs(ProjectId project, Environment environment, int limit) {
    return releases
        .current(project, environment)
        .map(activation -> runtime.logs(activation.release(), limit))
        .orElse(List.of());
  }

  /// Where a project's environment is reached.
  public URI address(ProjectId project, Environment environment) {
    return runtime.address(project, environment);
  }
}
