package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.engine.admission.Outbox;
import dev.slipway.engine.execution.DeploymentLog;
import dev.slipway.engine.execution.Execution;
import dev.slipway.engine.execution.LogIds;
import dev.slipway.engine.execution.Redactor;
import dev.slipway.engine.execution.StopReason;
import dev.slipway.engine.execution.StopSignal;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.engine.workflow.DeploymentWorkflow;
import dev.slipway.engine.workflow.Ending;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.store.DeploymentStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a worker does with one notice: take the lease, run the workflow, save how it ended, give
/// the lease back and settle the notice. The notice says only where to look; what is done follows
/// from what is saved. Holds the one retry loop, which goes through the queue.
public final class Attendance {
  /// A deployment whose workers ended this often without a word is taken to be what ends them.
  static final int MAX_TAKEOVERS = 20;

  /// How often a notice may name a deployment that is not there before it is put aside.
  private static final int LOOKS_FOR_UNKNOWN = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

  private final DeploymentStore store;
  private final Quotas quotas;
  private final DeploymentQueue queue;
  private final Outbox outbox;
  private final LogStore logs;
  private final SecretStore secrets;
  private final DeploymentWorkflow workflow;
  private final RunningWork work;
  private final Conclusion conclusion;
  private final WorkerSettings settings;
  private final InstantSource clock;

  public Attendance(
      DeploymentStore store,
      Quotas quotas,
      DeploymentQueue queue,
      Outbox outbox,
      LogStore logs,
      SecretStore secrets,
      DeploymentWorkflow workflow,
      RunningWork work,
      RetryPolicy retry,
      WorkerSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.quotas = quotas;
    this.queue = queue;
    this.outbox = outbox;
    this.logs = logs;
    this.secrets = secrets;
    this.workflow = workflow;
    this.work = work;
    this.conclusion = new Conclusion(retry, settings, clock, random);
    this.settings = settings;
    this.clock = clock;
  }

  /// Attends to the deployment that the notice is about.
  public void attend(Delivery delivery) {
    DeploymentId id = delivery.notice().deployment();
    store
        .find(id)
        .map(found -> unlessEnded(found, now -> attendKnowingly(now, delivery)))
        .orElseGet(() -> unknown(delivery))
        .apply(queue, delivery);
  }

  /// What another process has just saved may be seen here a moment later.
  private static Settlement unknown(Delivery delivery) {
    return delivery.count() < LOOKS_FOR_UNKNOWN
        ? new Settlement.Later(WorkerSettings.WHILE_LEASED)
        : new Settlement.PutAside(
            Problem.of(
                ProblemCode.DEPLOYMENT_NOT_FOUND,
                "Tried to attend to a deployment that a notice names",
                "There is none with this id; its project may have been deleted",
                "Discard the letter, unless the service was pointed at another database by mistake"));
  }

  private Settlement unlessEnded(DeploymentId id, Function<Deployment, Settlement> action) {
    return store
        .find(id)
        .map(found -> unlessEnded(found, action))
        .orElseGet(Settlement.Complete::new);
  }

  private static Settlement unlessEnded(Deployment found, Function<Deployment, Settlement> action) {
    return found.state().phase().isFinal() ? Settlement.ofEnded(found) : action.apply(found);
  }

  private Settlement attendKnowingly(Deployment deployment, Delivery delivery) {
    try (LogIds _ = LogIds.of(deployment)) {
      return attend(deployment, delivery);
    }
  }

  private Settlement attend(Deployment deployment, Delivery delivery) {
    Optional<Duration> wait = remainingWait(deployment);
    if (wait.isPresent()) {
      return new Settlement.Later(wait.get());
    }
    Optional<Work> begun = begin(deployment);
    if (begun.isEmpty()) {
      return unlessEnded(deployment.id(), now -> attendUnlessLeased(deployment, now, delivery));
    }
    try {
      return workUnder(begun.get(), delivery);
    } finally {
      store.release(begun.get().lease());
    }
  }

  /// Somebody else has it, or saved it in between.
  private Settlement attendUnlessLeased(Deployment before, Deployment now, Delivery delivery) {
    return now.version() == before.version()
        ? new Settlement.Later(WorkerSettings.WHILE_LEASED)
        : attend(now, delivery);
  }

  /// A deployment as it is under a lease.
  ///
  /// @param attempt the number of the attempt, which has begun unless the deployment is given up
  private record Work(Lease lease, Deployment deployment, int attempt, boolean isGivenUp) {}

  private Optional<Work> begin(Deployment found) {
    int attempt = found.attempts() + 1;
    if (found.takeovers() >= MAX_TAKEOVERS) {
      return store
          .acquire(found.id(), settings.name(), WorkerSettings.LEASE)
          .map(lease -> new Work(lease, found, attempt, true));
    }
    Deployment next = withFirstStep(found.startAttempt(clock.instant()));
    return store
        .begin(next, settings.name(), WorkerSettings.LEASE)
        .map(lease -> new Work(lease, next.withVersion(next.version() + 1), attempt, false));
  }

  /// The beginning of the first step is saved with that of the attempt.
  private Deployment withFirstStep(Deployment next) {
    boolean isValidated = next.steps().result(StepResult.Validated.class).isPresent();
    return isValidated ? next : next.with(new StepRecord.Started(Step.VALIDATE, clock.instant()));
  }

  private Settlement workUnder(Work begun, Delivery delivery) {
    Deployment deployment = begun.deployment();
    Instant deadline = settings.deadline(deployment, clock.instant());
    StopSignal signal = new StopSignal();
    work.began(deployment.id(), signal);
    try (LeaseKeeper keeper =
        new LeaseKeeper(store, queue, delivery, begun.lease(), signal, deadline, clock)) {
      keeper.start();
      return work(begun, signal);
    } finally {
      work.ended(deployment.id(), signal);
    }
  }

  /// The log is whole before the end is saved, so that whoever reads to the end misses nothing.
  private Settlement work(Work begun, StopSignal signal) {
    Deployment deployment = begun.deployment();
    if (isCancelling(deployment)) {
      signal.stop(StopReason.CANCELLED);
    }
    KnownSecrets known = knownSecrets(begun, signal);
    Redactor redactor = known.redactor();
    Execution execution;
    Ending ending;
    try (DeploymentLog log =
        new DeploymentLog(logs, deployment.id(), begun.attempt(), redactor, clock)) {
      execution = new Execution(store, deployment, begun.lease(), signal, log, redactor, clock);
      ending = run(begun, execution, known.failure());
    }
    Settlement settlement = conclusion.conclude(ending, execution);
    settle(execution.deployment());
    return settlement;
  }

  private void settle(Deployment deployment) {
    quotas.trySettle(deployment);
    if (deployment.state().phase().isFinal()) {
      outbox.trySendNext(deployment);
    }
  }

  /// What is over already is brought to its end whether or not its secrets can be read.
  private KnownSecrets knownSecrets(Work begun, StopSignal signal) {
    return begun.isGivenUp() || signal.reason().isPresent()
        ? KnownSecrets.unneeded()
        : KnownSecrets.of(begun.deployment().request().project(), secrets);
  }

  private Ending run(Work begun, Execution execution, Optional<RuntimeException> blind) {
    if (begun.isGivenUp()) {
      return workflow.giveUp(execution, endsItsWorkers());
    }
    LOG.info("Attempt {} begins", execution.deployment().attempts());
    return blind.isPresent() && execution.signal().reason().isEmpty()
        ? workflow.block(execution, blind.get())
        : workflow.run(execution);
  }

  private Optional<Duration> remainingWait(Deployment deployment) {
    return deployment.state() instanceof DeploymentState.Running running
        ? running.waiting().flatMap(wait -> remaining(running.since(), wait.until()))
        : Optional.empty();
  }

  /// More than there was at its beginning is left only by the clock of a worker that is behind that
  /// of the one before; the queue kept the notice for as long as it was to wait.
  private Optional<Duration> remaining(Instant since, Instant until) {
    Duration left = Duration.between(clock.instant(), until);
    return Optional.of(left)
        .filter(Duration::isPositive)
        .filter(_ -> left.compareTo(Duration.between(since, until)) <= 0);
  }

  private static boolean isCancelling(Deployment deployment) {
    return deployment.state().phase() == Phase.CANCELLING;
  }

  private static Problem endsItsWorkers() {
    return Problem.of(
        ProblemCode.INTERNAL_ERROR,
        "Tried to carry out the deployment",
        "The service ended %d times while it worked on this deployment".formatted(MAX_TAKEOVERS),
        "Look at the service's log for what ended it, then retry the deployment");
  }
}
