package dev.slipway.engine.execution;

import dev.slipway.domain.deployment.BuildUse;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.SaveResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One worker's time with one deployment: performs steps, saves their results, and leaves out steps
/// whose result is saved already. Each save waits for the disk or costs money. So the end of one
/// step and the beginning of the next are one save; the beginning of the first step was saved with
/// that of the attempt; and steps that are most often done in a moment are not saved one by one.
/// What is saved before a step begins is still everything that was done before it, where doing that
/// again would take long.
public final class Execution {
  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  /// After that long people wonder what goes on.
  private static final Duration NOTICEABLE = Duration.ofSeconds(1);

  private final DeploymentStore store;
  private final Lease lease;
  private final StopSignal signal;
  private final DeploymentLog log;
  private final Redactor redactor;
  private final InstantSource clock;
  private Deployment deployment;
  private UnaryOperator<Deployment> unsaved = UnaryOperator.identity();
  private Step step;

  /// The deployment has begun its attempt, and `validate` unless that is done.
  public Execution(
      DeploymentStore store,
      Deployment deployment,
      Lease lease,
      StopSignal signal,
      DeploymentLog log,
      Redactor redactor,
      InstantSource clock) {
    this.store = store;
    this.deployment = deployment;
    this.lease = lease;
    this.signal = signal;
    this.log = log;
    this.redactor = redactor;
    this.clock = clock;
    this.step = deployment.steps().without(Step.CLEANUP).latest().orElse(Step.VALIDATE);
  }

  /// The deployment as this worker last saved it, and with what goes with the next save.
  public synchronized Deployment deployment() {
    return unsaved.apply(deployment);
  }

  /// The latest step that this worker did something of, `cleanup` aside.
  public Step step() {
    return step;
  }

  public StopSignal signal() {
    return signal;
  }

  public DeploymentLog log() {
    return log;
  }

  /// Notes what a build used, which the next save takes along.
  public void used(BuildUse build) {
    saveWithNext(current -> current.using(build));
  }

  /// The step's saved result, or else the result of doing it now.
  public <R extends StepResult> R perform(Step step, Class<R> type, Supplier<R> action) {
    Optional<R> saved = deployment().steps().result(type);
    return saved.isPresent() ? saved.get() : performAnew(step, action);
  }

  /// Does the step whether or not it was done before.
  public <R extends StepResult> R performAnew(Step step, Supplier<R> action) {
    signal.check();
    return performAlways(step, action);
  }

  /// Does a step that is most often done in a moment and can as well be done again: its beginning,
  /// and what was done before, is saved with the next step.
  public <R extends StepResult> R performBrief(Step step, Supplier<R> action) {
    signal.check();
    return performLast(step, action);
  }

  /// Does the step even though the work is being stopped. Whatever goes wrong in it is noted and
  /// thrown as a `SlipwayException`.
  public <R extends StepResult> R performAlways(Step step, Supplier<R> action) {
    Instant startedAt = clock.instant();
    begin(step);
    if (step != Step.VALIDATE) { // Its beginning was saved with that of the attempt.
      save(current -> current.with(new StepRecord.Started(step, startedAt)));
    }
    return finish(step, startedAt, action);
  }

  /// Does the last step of a deployment whose release is the current one, which is saved, even
  /// though the work is being stopped: what the steps came to goes with the save of its end.
  public <R extends StepResult> R performLast(Step step, Supplier<R> action) {
    Instant startedAt = clock.instant();
    begin(step);
    saveWithNext(current -> current.with(new StepRecord.Started(step, startedAt)));
    return finish(step, startedAt, () -> savedMeanwhile(action));
  }

  /// When it takes long, people should see what is waited for.
  private <R> R savedMeanwhile(Supplier<R> action) {
    try (SlowWork _ = SlowWork.begin(NOTICEABLE, this::trySaveNow)) {
      return action.get();
    }
  }

  private void trySaveNow() {
    try {
      save(UnaryOperator.identity());
    } catch (RuntimeException e) {
      LOG.debug("{} is saved later", deployment.id(), e);
    }
  }

  private <R extends StepResult> R finish(Step step, Instant startedAt, Supplier<R> action) {
    try {
      R result = action.get();
      StepRecord done = new StepRecord.Done(startedAt, clock.instant(), result);
      saveWithNext(current -> current.with(done));
      return result;
    } catch (StoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      Problem problem = redactor.redact(problemOf(e));
      save(current ->
          current.with(new StepRecord.Failed(step, startedAt, clock.instant(), problem)));
      throw new SlipwayException(problem, e);
    }
  }

  private void begin(Step step) {
    if (step != Step.CLEANUP) {
      this.step = step;
    }
  }

  /// What the user is told of a failure; one that nobody foresaw is logged.
  public Problem problemOf(RuntimeException failure) {
    if (failure instanceof SlipwayException known) {
      return known.problem();
    }
    LOG.error("Unexpected failure in {}", deployment.id(), failure);
    return Problem.of(
        ProblemCode.INTERNAL_ERROR,
        "Tried to carry out the deployment",
        "An unexpected error occurred in Slipway (%s)"
            .formatted(failure.getClass().getSimpleName()),
        "Try again; if it stays, report it with the deployment id and the service's log");
  }

  /// Notes that a step is not needed.
  public void skip(Step step, String why) {
    StepRecord skipped = new StepRecord.Skipped(step, clock.instant(), why);
    saveWithNext(current -> current.with(skipped));
  }

  /// Looks once more whether anybody wants it stopped, and throws a [StoppedException] then. To be
  /// called last before what cannot be taken back, which itself must be done under the lease.
  public void confirm() {
    reload();
    signal.check();
  }

  /// Saves something beside the deployment that only the holder of its lease may save. Throws a
  /// [StoppedException] when that is not this worker any more.
  public <T> T saveUnderLease(Function<Lease, SaveResult<T>> save) {
    if (save.apply(lease) instanceof SaveResult.Saved<T>(T value)) {
      return value;
    }
    throw leaseLost();
  }

  private synchronized void saveWithNext(UnaryOperator<Deployment> change) {
    UnaryOperator<Deployment> before = unsaved;
    unsaved = current -> change.apply(before.apply(current));
  }

  /// Applies a change to the deployment as it is saved now and saves it. A request to cancel that
  /// came in between is kept and heard; when the lease is lost, nothing is saved and the work ends.
  public synchronized void save(UnaryOperator<Deployment> change) {
    while (true) {
      if (store.save(change.apply(deployment()), lease)
          instanceof SaveResult.Saved<Deployment>(Deployment saved)) {
        deployment = saved;
        unsaved = UnaryOperator.identity();
        return;
      }
      long refused = deployment.version();
      reload();
      if (deployment.version() == refused) {
        throw leaseLost();
      }
    }
  }

  /// Takes the deployment as it is saved now.
  public synchronized void reload() {
    Deployment now = store.find(deployment.id()).orElseThrow(this::leaseLost);
    if (now.state().phase().isFinal()) {
      throw leaseLost();
    }
    if (now.state().phase() == Phase.CANCELLING) {
      signal.stop(StopReason.CANCELLED);
    }
    deployment = now;
  }

  private StoppedException leaseLost() {
    signal.stop(StopReason.LEASE_LOST);
    return new StoppedException(StopReason.LEASE_LOST);
  }
}
