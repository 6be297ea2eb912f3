package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.engine.project.Projects;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.ProjectStore;
import java.time.InstantSource;
import java.util.Optional;

/// Accepts a request to deploy a source.
public final class RequestDeployment {
  private final ProjectStore projects;
  private final SourceStore sources;
  private final Admit admit;
  private final InstantSource clock;

  public RequestDeployment(
      ProjectStore projects, SourceStore sources, Admit admit, InstantSource clock) {
    this.projects = projects;
    this.sources = sources;
    this.admit = admit;
    this.clock = clock;
  }

  /// The accepted deployment, queued. Throws `PROJECT_NOT_FOUND` also for a project of another
  /// organization, `PROJECT_INACTIVE`, `SOURCE_NOT_FOUND`, or `DEPLOYMENT_IN_PROGRESS`.
  public Deployment deploy(Order order) {
    return deploy(order, OnConflict.REJECT, Optional.empty()).deployment();
  }

  /// The same where another deployment may be in the way, or the request may be a repeated one;
  /// then also `IDEMPOTENCY_KEY_REUSED`.
  ///
  /// @param idempotencyKey the client's name for this request
  public Acceptance deploy(Order order, OnConflict onConflict, Optional<String> idempotencyKey) {
    return admit.admit(
        request(order),
        onConflict,
        idempotencyKey.map(key -> new IdempotencyKey(key, digest(order, onConflict))));
  }

  private static Digest digest(Order order, OnConflict onConflict) {
    return Digest.of(
        String.join(
            "\n",
            order.project().value(),
            order.organization().value(),
            order.user().value(),
            order.environment().id(),
            order.source().map(SourceId::value).orElse(""),
            onConflict.id()));
  }

  private DeploymentRequest request(Order order) {
    Project project =
        projects
            .find(order.project())
            .filter(found -> found.organization().equals(order.organization()))
            .orElseThrow(() -> Projects.notFound(order.project()));
    if (!project.active()) {
      throw Projects.inactive(project.id());
    }
    SourceId source =
        order
            .source()
            .or(() -> sources.latest(project.id()))
            .orElseThrow(() -> noSource(project.id(), order.source()));
    if (sources.find(project.id(), source).isEmpty()) {
      throw noSource(project.id(), Optional.of(source));
    }
    return new DeploymentRequest(
        project.id(),
        project.organization(),
        order.user(),
        order.environment(),
        new Subject.FromSource(source),
        Optional.empty(),
        clock.instant(),
        order.caller());
  }

  private static SlipwayException noSource(ProjectId id, Optional<SourceId> asked) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_NOT_FOUND,
                "Tried to find the source to deploy",
                asked.isPresent()
                    ? "Project %s has no source %s".formatted(id, asked.get())
                    : "Project %s has no source yet".formatted(id),
                "Post the project's files to /projects/%s/sources first".formatted(id))
            .at(id.value()));
  }
}
