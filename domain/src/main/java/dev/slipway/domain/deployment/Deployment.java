package dev.slipway.domain.deployment;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.release.ReleaseId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One attempt to turn a source into a release. Its methods are the moves of the table in [Phase];
/// each returns a new value and none saves.
///
/// @param attempts how often a worker has begun on it, 0 while it was never begun
/// @param takeovers how many of these went on where a worker had ended without a word
/// @param startedAt when the first attempt began; the deployment's timeout counts from here
/// @param buildUse what its builds used so far; empty while there was none
/// @param version counts saves, for compare-and-set; 0 before the first
public record Deployment(
    DeploymentId id,
    DeploymentRequest request,
    DeploymentState state,
    StepHistory steps,
    int attempts,
    int takeovers,
    Optional<Instant> startedAt,
    Optional<BuildUse> buildUse,
    long version) {

  /// An accepted request.
  public static Deployment queued(DeploymentId id, DeploymentRequest request) {
    return new Deployment(
        id,
        request,
        new DeploymentState.Queued(request.at()),
        StepHistory.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /// A worker begins: for the first time, after a wait, or in place of one that ended without a
  /// word. What the attempt before gave back is held again, so its `cleanup` is forgotten. One that
  /// is being cancelled stays so.
  public Deployment startAttempt(Instant now) {
    return new Deployment(
        id,
        request,
        attempted(now),
        steps.without(Step.CLEANUP),
        attempts + 1,
        isUnderWay() ? takeovers + 1 : takeovers,
        Optional.of(startedAt.orElse(now)),
        buildUse,
        version);
  }

  private DeploymentState attempted(Instant now) {
    return switch (state.phase()) {
      case QUEUED, RUNNING -> new DeploymentState.Running(now, attempts + 1, Optional.empty());
      case CANCELLING -> new DeploymentState.Cancelling(state.since(), attempts + 1);
      case SUCCEEDED, FAILED, CANCELLED ->
          throw new IllegalMoveException(id, state.phase(), Phase.RUNNING);
    };
  }

  /// Whether a worker has it, or had it and ended.
  private boolean isUnderWay() {
    return switch (state) {
      case DeploymentState.Running running -> running.waiting().isEmpty();
      case DeploymentState.Cancelling _ -> true;
      case DeploymentState.Queued _,
          DeploymentState.Succeeded _,
          DeploymentState.Failed _,
          DeploymentState.Cancelled _ ->
          false;
    };
  }

  /// How many attempts came to an end of their own, the one under way included: those that count
  /// when it is decided whether there is another one.
  public int tries() {
    return attempts - takeovers;
  }

  /// The attempt met a problem that may pass; the next one begins later.
  public Deployment waitForRetry(Instant now, Instant until, Problem problem) {
    if (state.phase() != Phase.RUNNING) {
      throw new IllegalMoveException(id, state.phase(), Phase.RUNNING);
    }
    return withState(
        new DeploymentState.Running(
            now, attempts, Optional.of(new DeploymentState.Wait(until, problem))));
  }

  /// Somebody asked for its end. What never began is over at once.
  public Deployment cancel(Instant now) {
    return withState(
        moved(
            state.phase() == Phase.QUEUED
                ? new DeploymentState.Cancelled(now)
                : new DeploymentState.Cancelling(now, attempts)));
  }

  /// What ran has been stopped.
  public Deployment cancelled(Instant now) {
    return withState(moved(new DeploymentState.Cancelled(now)));
  }

  /// Its release serves.
  public Deployment succeed(Instant now, ReleaseId release, URI url) {
    return withState(moved(new DeploymentState.Succeeded(now, release, url)));
  }

  /// It ended with a problem that no further attempt will mend.
  public Deployment fail(Instant now, Step step, Problem problem) {
    return withState(moved(new DeploymentState.Failed(now, step, problem)));
  }

  /// Notes how a step stands.
  public Deployment with(StepRecord step) {
    return new Deployment(
        id, request, state, steps.with(step), attempts, takeovers, startedAt, buildUse, version);
  }

  /// Notes what a build used.
  public Deployment using(BuildUse build) {
    BuildUse together = buildUse.map(build::plus).orElse(build);
    return new Deployment(
        id, request, state, steps, attempts, takeovers, startedAt, Optional.of(together), version);
  }

  public Deployment withVersion(long version) {
    return new Deployment(
        id, request, state, steps, attempts, takeovers, startedAt, buildUse, version);
  }

  /// How far it is, in percent, as V2 reported it. What is given back after a failure is no
  /// progress.
  public int progress() {
    return state.phase() == Phase.SUCCEEDED
        ? Step.CLEANUP.progress()
        : steps.without(Step.CLEANUP).latest().map(Step::progress).orElse(0);
  }

  /// From the request to the end; empty while it goes on.
  public Optional<Duration> duration() {
    return state.phase().isFinal()
        ? Optional.of(Duration.between(request.at(), state.since()))
        : Optional.empty();
  }

  private Deployment withState(DeploymentState next) {
    return new Deployment(
        id, request, next, steps, attempts, takeovers, startedAt, buildUse, version);
  }

  private DeploymentState moved(DeploymentState next) {
    if (!state.phase().next().contains(next.phase())) {
      throw new IllegalMoveException(id, state.phase(), next.phase());
    }
    return next;
  }
}
