package dev.slipway.engine.workflow.step;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.Deployed;
import dev.slipway.domain.deployment.StepResult.Validated;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.execution.Execution;
import dev.slipway.engine.execution.StopReason;
import dev.slipway.engine.execution.StoppedException;
import dev.slipway.engine.release.Starting;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.store.ReleaseStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/// Starts the release beside the current one, makes it the current one when it is healthy, leads
/// the traffic to it and ends the old one. Running it twice is safe because a release is named by
/// what it is, a deployment activates once, and traffic can be led to the same place again.
///
/// Becoming the current one is the move that decides: a deployment that fails before it leaves the
/// old release current, and after it has succeeded. The traffic follows, now or when the release
/// keeper can lead it.
public final class DeployStep {
  private final ReleaseStore releases;
  private final AppRuntime runtime;
  private final Starting starting;
  private final InstantSource clock;

  public DeployStep(
      ReleaseStore releases, AppRuntime runtime, Starting starting, InstantSource clock) {
    this.releases = releases;
    this.runtime = runtime;
    this.starting = starting;
    this.clock = clock;
  }

  /// What this deployment has come to if its release has become the current one already, so that
  /// stopping is too late.
  public Optional<Deployed> activated(Execution execution) {
    DeploymentRequest request = execution.deployment().request();
    return before(execution)
        .filter(activation -> isOf(execution, activation))
        .map(activation ->
            new Deployed(
                activation.release(),
                runtime.address(request.project(), request.environment()),
                false));
  }

  /// What is current. While this deployment is under way, nobody else changes that.
  public Optional<Activation> before(Execution execution) {
    DeploymentRequest request = execution.deployment().request();
    return releases.current(request.project(), request.environment());
  }

  /// Whether it is what an earlier attempt at this deployment has activated.
  public boolean isOwn(Optional<Activation> current, Execution execution) {
    return current.filter(activation -> isOf(execution, activation)).isPresent();
  }

  private static boolean isOf(Execution execution, Activation activation) {
    return activation.deployment().equals(execution.deployment().id());
  }

  /// Makes the release the current one.
  ///
  /// @param before what was current when the step began
  public Deployed run(
      Execution execution, Validated validated, Artifact artifact, Optional<Activation> before) {
    DeploymentRequest request = execution.deployment().request();
    Release release =
        Release.of(
            request.project(),
            request.environment(),
            artifact,
            validated.runtimeVariables(),
            validated.configurationVersion(),
            clock.instant());
    boolean current =
        before.filter(activation -> activation.release().equals(release.id())).isPresent();
    boolean activated = isOwn(before, execution);
    if (current && !activated && runtime.running().contains(release.id())) {
      execution.log().say(Step.DEPLOY, "Nothing to move: this release is the current one");
      return new Deployed(release.id(), runtime.route(release), true);
    }
    releases.save(release);
    if (!activated) {
      start(execution, release, current);
      execution.saveUnderLease(lease -> releases.activate(release.id(), lease, clock.instant()));
    }
    leadTraffic(execution, release, before.map(Activation::release));
    return new Deployed(
        release.id(), runtime.address(request.project(), request.environment()), false);
  }

  /// Nothing is asked about being stopped any more and nothing fails the deployment: the release is
  /// the current one. One that takes no traffic is ended, and by that the release keeper finds it.
  private void leadTraffic(Execution execution, Release release, Optional<ReleaseId> before) {
    try {
      starting.start(release);
      URI url = runtime.route(release);
      before.filter(old -> !old.equals(release.id())).ifPresent(runtime::stop);
      execution.log().say(Step.DEPLOY, "Healthy; traffic is led to it at " + url);
    } catch (SlipwayException e) {
      runtime.stop(release.id());
      execution
          .log()
          .say(
              Step.DEPLOY,
              "It is the current release but does not take traffic yet, which is tried again: "
                  + e.problem().summary());
    }
  }

  /// What another worker has taken over is its to stop.
  private void start(Execution execution, Release release, boolean current) {
    try {
      execution
          .signal()
          .interruptibly(() -> {
            starting.start(release);
            return release.id();
          });
      execution.confirm();
    } catch (StoppedException e) {
      if (!current && e.reason() != StopReason.LEASE_LOST) {
        runtime.stop(release.id());
      }
      throw e;
    }
  }
}
