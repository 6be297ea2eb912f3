package dev.slipway.http.deployments;

import dev.slipway.domain.deployment.BuildUse;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.engine.admission.Acceptance;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.DeploymentLinks;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.DeploymentUsage;
import dev.slipway.wire.ProblemReport;
import dev.slipway.wire.ReleaseBody;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Turns deployments into what travels.
public final class DeploymentBodies {
  private static final String INITIATED = "Deployment initiated successfully";

  private DeploymentBodies() {}

  /// The answer to whoever started it.
  public static DeployAccepted accepted(Acceptance acceptance) {
    return accepted(acceptance, Optional.empty());
  }

  /// The same, with what a rollback returns to.
  static DeployAccepted accepted(Acceptance acceptance, Optional<ReleaseBody> returnsTo) {
    Deployment deployment = acceptance.deployment();
    return new DeployAccepted(
        true,
        deployment.id().value(),
        INITIATED,
        deployment.state().phase().id(),
        acceptance.waitsFor().map(DeploymentId::value).orElse(null),
        returnsTo.orElse(null),
        links(deployment.id()));
  }

  /// How it stands.
  public static DeploymentStatus status(Deployment deployment) {
    Phase phase = deployment.state().phase();
    return new DeploymentStatus(
        deployment.id().value(),
        deployment.request().project().value(),
        deployment.request().organization().value(),
        deployment.request().environment().id(),
        phase.id(),
        LegacyStatus.of(deployment),
        deployment.progress(),
        deployment.attempts(),
        deployment.request().at(),
        deployment.startedAt().orElse(null),
        phase.isFinal() ? deployment.state().since() : null,
        deployment.duration().map(Duration::toMillis).orElse(null),
        kind(deployment.request().subject()),
        source(deployment).map(SourceId::value).orElse(null),
        release(deployment).map(ReleaseId::value).orElse(null),
        configurationVersion(deployment).orElse(null),
        deployment.state() instanceof DeploymentState.Succeeded succeeded ? succeeded.url() : null,
        retryAt(deployment).orElse(null),
        StepBodies.of(deployment),
        deployment
            .steps()
            .result(StepResult.ValidatedSource.class)
            .map(validated -> PlanTree.of(validated.plan()))
            .orElse(null),
        problem(deployment).orElse(null),
        deployment.buildUse().map(builds -> usage(builds, deployment)).orElse(null),
        deployment.request().retryOf().map(DeploymentId::value).orElse(null),
        links(deployment.id()));
  }

  private static DeploymentUsage usage(BuildUse builds, Deployment deployment) {
    return new DeploymentUsage(
        builds.time().toMillis() / 1e3,
        builds.cpu().map(cpu -> cpu.toMillis() / 1e3).orElse(null),
        UsageEntry.bytesStored(deployment));
  }

  private static DeploymentLinks links(DeploymentId id) {
    return new DeploymentLinks(
        URI.create("/deploy/%s/status".formatted(id)),
        URI.create("/deploy/%s/status".formatted(id)),
        URI.create("/deploy/%s/logs".formatted(id)),
        URI.create("/deploy/%s/events".formatted(id)));
  }

  private static String kind(Subject subject) {
    return switch (subject) {
      case Subject.FromSource _ -> "deploy";
      case Subject.FromRelease _ -> "rollback";
      case Subject.Rotated _ -> "rotation";
    };
  }

  private static Optional<SourceId> source(Deployment deployment) {
    return switch (deployment.request().subject()) {
      case Subject.FromSource(SourceId source) -> Optional.of(source);
      case Subject.FromRelease _, Subject.Rotated _ -> Optional.empty();
    };
  }

  private static Optional<ReleaseId> release(Deployment deployment) {
    if (deployment.state() instanceof DeploymentState.Succeeded succeeded) {
      return Optional.of(succeeded.release());
    }
    return switch (deployment.request().subject()) {
      case Subject.FromSource _, Subject.Rotated _ -> Optional.empty();
      case Subject.FromRelease(ReleaseId release) -> Optional.of(release);
    };
  }

  private static Optional<Long> configurationVersion(Deployment deployment) {
    return deployment
        .steps()
        .result(StepResult.Validated.class)
        .map(StepResult.Validated::configurationVersion);
  }

  private static Optional<Instant> retryAt(Deployment deployment) {
    return waiting(deployment).map(DeploymentState.Wait::until);
  }

  private static Optional<ProblemReport> problem(Deployment deployment) {
    if (deployment.state() instanceof DeploymentState.Failed failed) {
      return Optional.of(ProblemBodies.report(failed.problem(), Optional.of(failed.step())));
    }
    return waiting(deployment)
        .map(wait -> ProblemBodies.report(wait.problem(), deployment.steps().latest()));
  }

  private static Optional<DeploymentState.Wait> waiting(Deployment deployment) {
    return deployment.state() instanceof DeploymentState.Running running
        ? running.waiting()
        : Optional.empty();
  }
}
