package dev.slipway.engine.project;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.Page;
import java.util.Optional;

/// The versions of the configurations of projects: looks at them, and returns to one.
public final class Configurations {
  private final ConfigurationHistory history;
  private final Reconfiguration reconfiguration;

  public Configurations(ConfigurationHistory history, Reconfiguration reconfiguration) {
    this.history = history;
    this.reconfiguration = reconfiguration;
  }

  /// Versions, newest first.
  public Page<ConfigurationVersion> list(ProjectId id, Optional<String> after, int limit) {
    return history.list(id, after, limit);
  }

  /// The version; `NOT_FOUND` when it is not kept.
  public ConfigurationVersion require(ProjectId id, long number) {
    return history.find(id, number).orElseThrow(() -> notKept(id, number));
  }

  /// Makes what a version holds the next version. A project that holds the same already is left as
  /// it is.
  public Project returnTo(ProjectId id, long number, CallerId by) {
    ConfigurationVersion version = require(id, number);
    return reconfiguration.change(
        id,
        by,
        Optional.of(number),
        present -> present.returnTo(version.configuration(), reconfiguration.now()));
  }

  private static SlipwayException notKept(ProjectId id, long number) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.NOT_FOUND,
                "Tried to find a version of a project's configuration",
                "Version %d was never made, or is not kept any more".formatted(number),
                "GET /projects/%s/configuration/versions lists those that are there".formatted(id))
            .at(id.value()));
  }
}
