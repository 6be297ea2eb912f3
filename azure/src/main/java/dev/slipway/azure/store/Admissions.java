package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import java.time.Instant;
import java.util.Optional;

/// Decides in one batch whether a deployment is let in.
final class Admissions {
  private static final Action ADMITTING = Action.writing("Tried to save a new deployment");

  /// The writes of the batch, by their numbers.
  private static final int DEPLOYMENT = 0;

  private static final int TICKET = 1;

  private final Items projects;
  private final Partitions partitions;
  private final DeploymentItems deployments;
  private final ProjectStates states;
  private final OpenDeployments open;
  private final EventNotes events;
  private final ServerClock clock;

  Admissions(
      Items projects,
      Partitions partitions,
      DeploymentItems deployments,
      ProjectStates states,
      OpenDeployments open,
      EventNotes events,
      ServerClock clock) {
    this.projects = projects;
    this.partitions = partitions;
    this.deployments = deployments;
    this.states = states;
    this.open = open;
    this.events = events;
    this.clock = clock;
  }

  /// The answer, or none when the ticket of the claim is there already.
  Optional<Admission> admit(
      Deployment deployment, AdmissionTerms terms, Optional<RequestKeys.Claim> claim) {
    Attempt attempt = new Attempt(deployment, terms, claim);
    Optional<Admission> admission = Turns.untilAnswered(ADMITTING, attempt::decide);
    boolean isSaved =
        admission
            .filter(answer ->
                answer instanceof Admission.Admitted || answer instanceof Admission.Waiting)
            .isPresent();
    if (attempt.isNoted && !isSaved) {
      open.close(OpenDeployments.key(deployment));
      partitions.forget(deployment.id());
    }
    return admission;
  }

  /// What is tried until nobody else came before.
  private final class Attempt {
    private final Deployment first;
    private final AdmissionTerms terms;
    private final Optional<RequestKeys.Claim> claim;
    private boolean isNoted;

    Attempt(Deployment deployment, AdmissionTerms terms, Optional<RequestKeys.Claim> claim) {
      this.first = deployment.withVersion(1);
      this.terms = terms;
      this.claim = claim;
    }

    Optional<Optional<Admission>> decide() {
      ProjectStates.Read read = states.read(first.request().project());
      ProjectState state = read.state();
      Optional<DeploymentId> before = state.slot(first.request().environment()).active();
      if (before.isEmpty()) {
        return write(read, state, Optional.empty(), new Admission.Admitted(first));
      }
      Optional<Deployment> active = find(before.get());
      if (active.isEmpty()) {
        return Optional.empty();
      }
      return active.get().state().phase().isFinal()
          ? follow(read, active.get())
          : decideBehind(read, active.get());
    }

    /// Its end is counted by whoever takes its place.
    private Optional<Optional<Admission>> follow(ProjectStates.Read read, Deployment ended) {
      return read.state().successor(ended).isPresent()
          ? Optional.empty()
          : write(
              read, read.state().without(ended), Optional.empty(), new Admission.Admitted(first));
    }

    private Optional<Optional<Admission>> decideBehind(ProjectStates.Read read, Deployment active) {
      if (!terms.mayWait()) {
        return Optional.of(Optional.of(new Admission.Busy(active)));
      }
      Optional<DeploymentId> waiting = read.state().slot(first.request().environment()).waiting();
      Optional<Deployment> displaced =
          waiting
              .flatMap(this::find)
              .filter(found -> !found.state().phase().isFinal())
              .map(this::cancelled);
      return displaced.isPresent() == waiting.isPresent()
          ? write(
              read,
              displaced.map(read.state()::without).orElse(read.state()),
              displaced,
              new Admission.Waiting(first, active, displaced))
          : Optional.empty();
    }

    private Optional<Deployment> find(DeploymentId id) {
      return deployments.find(id).map(StoredDeployment::deployment);
    }

    private Deployment cancelled(Deployment waiting) {
      return waiting.cancel(first.request().at()).withVersion(waiting.version() + 1);
    }

    private Optional<Optional<Admission>> write(
        ProjectStates.Read read,
        ProjectState before,
        Optional<Deployment> displaced,
        Admission admission) {
      note();
      Told told = Told.of(read.state(), events, first, displaced);
      Instant now = clock.next();
      ProjectState after = before.with(first);
      Place place = admission instanceof Admission.Admitted ? Place.ACTIVE : Place.WAITING;
      Batch batch =
          Batch.in(Partitions.of(first).partition())
              .create(deployments.added(first, place, after.number(), told.of(first), now));
      claim.ifPresent(present -> batch.create(RequestKeys.ticket(present, first)));
      states.write(batch, read, after);
      if (admission instanceof Admission.Waiting waiting) {
        batch.change(
            waiting.active().id().value(),
            DeploymentItems.awaited(),
            DeploymentItems.isIn(Place.ACTIVE));
      }
      displaced.ifPresent(ended ->
          batch.change(
              ended.id().value(),
              DeploymentItems.comes(deployments.saved(ended, now), ended, told.of(ended)),
              DeploymentItems.hasVersion(ended.version() - 1)
                  .and(DeploymentItems.isIn(Place.WAITING))));
      BatchWritten written = projects.write(ADMITTING, batch);
      told.answered(written.isDone());
      return answer(written, admission);
    }

    /// By another deployment, which is next to impossible, or by the sweep, which took this request
    /// for one that was cut off.
    private Problem idIsTaken() {
      return Problem.passing(
          ADMITTING.failure(),
          ADMITTING.tried(),
          "The id %s is taken: the request took longer than it may".formatted(first.id()),
          "Ask again");
    }

    private void note() {
      if (!isNoted) {
        partitions.note(first);
        open.open(first);
        isNoted = true;
      }
    }

    private Optional<Optional<Admission>> answer(BatchWritten written, Admission admission) {
      return switch (written) {
        case BatchWritten.Done _ -> Optional.of(Optional.of(admission));
        case BatchWritten.Refused(int write, _) when write == DEPLOYMENT ->
            throw new SlipwayException(idIsTaken());
        case BatchWritten.Refused(int write, _) when write == TICKET && claim.isPresent() ->
            Optional.of(Optional.empty());
        case BatchWritten.Refused _ -> Optional.empty();
      };
    }
  }
}
