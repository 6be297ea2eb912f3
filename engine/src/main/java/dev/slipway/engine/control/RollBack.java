package dev.slipway.engine.control;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.project.Projects;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Returns to a release that was live before. It is a deployment like any other, with nothing to
/// build.
public final class RollBack {
  private static final int HISTORY = 1_000;

  private final ProjectStore projects;
  private final ReleaseStore releases;
  private final Admit admit;
  private final InstantSource clock;

  public RollBack(ProjectStore projects, ReleaseStore releases, Admit admit, InstantSource clock) {
    this.projects = projects;
    this.releases = releases;
    this.admit = admit;
    this.clock = clock;
  }

  /// When the release that would be returned to was made live last.
  ///
  /// @param target as in [#rollBack]
  public Activation target(ProjectId id, Environment environment, Optional<ReleaseId> target) {
    List<Activation> history = releases.history(id, environment, HISTORY);
    return history.stream()
        .filter(past ->
            target
                .map(past.release()::equals)
                .orElse(!past.release().equals(history.getFirst().release())))
        .findFirst()
        .orElseThrow(() -> noTarget(id, environment, target));
  }

  /// The deployment that will return to the release, queued.
  ///
  /// @param target a release that was live there; empty for the one before the current one.
  ///   `NO_ROLLBACK_TARGET` when there is none
  public Deployment rollBack(
      ProjectId id, Environment environment, Optional<ReleaseId> target, Requester by) {
    Project project = projects.find(id).orElseThrow(() -> Projects.notFound(id));
    ReleaseId release = target(id, environment, target).release();
    return admit.admit(
        new DeploymentRequest(
            id,
            project.organization(),
            by.user(),
            environment,
            new Subject.FromRelease(release),
            Optional.empty(),
            clock.instant(),
            by.caller()));
  }

  private static SlipwayException noTarget(
      ProjectId id, Environment environment, Optional<ReleaseId> target) {
    String why =
        target
            .map(
                release -> "%s was never live in %s of %s".formatted(release, environment.id(), id))
            .orElse(
                "%s of %s has had no other release than the current one"
                    .formatted(environment.id(), id));
    return new SlipwayException(
        Problem.of(
                ProblemCode.NO_ROLLBACK_TARGET,
                "Tried to roll back",
                why,
                "GET /projects/%s/releases lists what can be returned to".formatted(id))
            .at(id.value()));
  }
}
