package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.execution.Execution;
import dev.slipway.engine.execution.StopReason;
import dev.slipway.engine.execution.StoppedException;
import dev.slipway.engine.workflow.Ending;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Saves how the work on a deployment ended and says what becomes of its notice.
final class Conclusion {
  private static final Logger LOG = LoggerFactory.getLogger(Conclusion.class);

  private final RetryPolicy retry;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;

  Conclusion(
      RetryPolicy retry, WorkerSettings settings, InstantSource clock, RandomGenerator random) {
    this.retry = retry;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  Settlement conclude(Ending ending, Execution execution) {
    try {
      return switch (ending) {
        case Ending.Live(ReleaseId release, URI url) -> {
          execution.save(current -> current.succeed(clock.instant(), release, url));
          LOG.info("The deployment succeeded: {} serves at {}", release, url);
          yield new Settlement.Complete();
        }
        case Ending.Broken(Step step, Problem problem) -> broken(step, problem, execution);
        case Ending.Stopped(StopReason reason) -> stopped(reason, execution);
      };
    } catch (StoppedException _) {
      return ofLostLease();
    }
  }

  private Settlement broken(Step step, Problem problem, Execution execution) {
    Deployment deployment = execution.deployment();
    if (isCancelling(deployment)) {
      return cancelled(execution);
    }
    Instant now = clock.instant();
    Optional<Duration> pause =
        retry
            .next(deployment.tries(), problem, random)
            .filter(wait -> now.plus(wait).isBefore(settings.deadline(deployment, now)));
    return pause.isPresent()
        ? again(pause.get(), problem, execution)
        : failed(step, problem, execution);
  }

  private Settlement again(Duration pause, Problem problem, Execution execution) {
    LOG.info("The attempt met a problem that may pass: {}", problem.summary());
    execution.save(current -> {
      Instant now = clock.instant();
      return isCancelling(current) ? current : current.waitForRetry(now, now.plus(pause), problem);
    });
    return new Settlement.Later(isCancelling(execution.deployment()) ? Duration.ZERO : pause);
  }

  private Settlement stopped(StopReason reason, Execution execution) {
    return switch (reason) {
      case CANCELLED -> cancelled(execution);
      case TIMED_OUT -> failed(execution.step(), timedOut(), execution);
      case SHUTDOWN -> new Settlement.Later(Duration.ZERO);
      case LEASE_LOST -> ofLostLease();
    };
  }

  private Settlement failed(Step step, Problem problem, Execution execution) {
    execution.save(current -> current.fail(clock.instant(), step, problem));
    LOG.info("The deployment failed in {}: {}", step.id(), problem.summary());
    return Settlement.ofEnded(execution.deployment());
  }

  private Settlement cancelled(Execution execution) {
    execution.reload();
    execution.save(current -> current.cancelled(clock.instant()));
    LOG.info("The deployment was cancelled");
    return new Settlement.Complete();
  }

  /// Somebody else decides over the deployment now; a later look at the store tells what is left to
  /// do for the notice.
  private static Settlement ofLostLease() {
    return new Settlement.Later(WorkerSettings.WHILE_LEASED);
  }

  private static boolean isCancelling(Deployment deployment) {
    return deployment.state().phase() == Phase.CANCELLING;
  }

  private Problem timedOut() {
    return Problem.of(
        ProblemCode.DEPLOYMENT_TIMEOUT,
        "Tried to finish the deployment in time",
        "It took longer than %d s".formatted(settings.deploymentTimeout().toSeconds()),
        "Make the slow step faster, or raise DEPLOYMENT_TIMEOUT_MS");
  }
}
