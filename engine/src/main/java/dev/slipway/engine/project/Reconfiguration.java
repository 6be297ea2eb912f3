package dev.slipway.engine.project;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes the configuration of projects. Each change is one further version, and of changes at
/// once each sees the one before it.
public final class Reconfiguration {
  /// How many versions of a project are kept in any case.
  public static final int KEPT = 100;

  private final ProjectStore projects;
  private final ConfigurationHistory history;
  private final DeploymentStore deployments;
  private final InstantSource clock;

  public Reconfiguration(
      ProjectStore projects,
      ConfigurationHistory history,
      DeploymentStore deployments,
      InstantSource clock) {
    this.projects = projects;
    this.history = history;
    this.deployments = deployments;
    this.clock = clock;
  }

  /// The time, for what is set now.
  Instant now() {
    return clock.instant();
  }

  /// The project with its configuration changed, or as it was if that changes nothing.
  Project change(ProjectId id, CallerId by, UnaryOperator<ProjectConfiguration> change) {
    return change(id, by, Optional.empty(), change);
  }

  /// The same, to return to an earlier version.
  Project change(
      ProjectId id,
      CallerId by,
      Optional<Long> returnedTo,
      UnaryOperator<ProjectConfiguration> change) {
    while (true) {
      Project project = projects.find(id).orElseThrow(() -> Projects.notFound(id));
      ProjectConfiguration before = project.configuration();
      ProjectConfiguration next = change.apply(before).withVersion(before.version() + 1);
      if (next.settings().equals(before.settings())
          && next.variables().equals(before.variables())) {
        return project;
      }
      requireBounds(before, next);
      ConfigurationVersion version =
          ConfigurationVersion.of(id, before, next, now(), by, returnedTo);
      if (history.save(project.withConfiguration(next, now()), version)
          instanceof SaveResult.Saved<Project>(Project saved)) {
        forgetOld(id);
        return saved;
      }
    }
  }

  /// What a deployment has read it holds only once it has made its release.
  private void forgetOld(ProjectId id) {
    boolean isQuiet =
        Arrays.stream(Environment.values())
            .allMatch(environment -> deployments.active(id, environment).isEmpty());
    if (isQuiet) {
      history.forgetOld(id, KEPT);
    }
  }

  private static void requireBounds(ProjectConfiguration before, ProjectConfiguration next) {
    if (next.variables().size() > ProjectConfiguration.MAX_VARIABLES) {
      throw tooMuch(
          "A project has at most %,d variables".formatted(ProjectConfiguration.MAX_VARIABLES));
    }
    if (next.characters() > ProjectConfiguration.MAX_CHARACTERS
        && next.characters() > before.characters()) {
      throw tooMuch(
          "The settings and values of a project have at most %,d characters together"
              .formatted(ProjectConfiguration.MAX_CHARACTERS));
    }
  }

  private static SlipwayException tooMuch(String why) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.INVALID_REQUEST,
            "Tried to change the configuration of a project",
            why,
            "Keep large values in a file of the project or in a store of their own"));
  }
}
