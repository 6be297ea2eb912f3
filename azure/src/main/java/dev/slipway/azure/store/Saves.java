package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Saves deployments by compare-and-set. One that goes on is one write; one that has ended makes
/// room for the next in the same batch.
final class Saves {
  private static final Action SAVING = Action.writing("Tried to save a deployment");

  /// That of the save after its admission, which mostly is the one that begins its first attempt.
  private static final long SECOND = 2;

  private final Items projects;
  private final DeploymentItems deployments;
  private final ProjectStates states;
  private final EventNotes events;
  private final ServerClock clock;
  private final Set<DeploymentId> endedAlone = ConcurrentHashMap.newKeySet();

  Saves(
      Items projects,
      DeploymentItems deployments,
      ProjectStates states,
      EventNotes events,
      ServerClock clock) {
    this.projects = projects;
    this.deployments = deployments;
    this.states = states;
    this.events = events;
    this.clock = clock;
  }

  /// Whether the version before this one was there, and the lease was the latest one.
  boolean save(Deployment next, Optional<Lease> lease) {
    if (lease.isPresent() && !lease.get().deployment().equals(next.id())) {
      return false;
    }
    Condition version = DeploymentItems.hasVersion(next.version() - 1);
    Condition condition =
        lease.map(held -> version.and(DeploymentItems.isHeldBy(held))).orElse(version);
    return next.state().phase().isFinal()
        ? end(next, condition)
        : move(next, condition, UnaryOperator.identity()).isPresent();
  }

  /// Saves it with the lease that is taken, which it answers.
  Optional<Lease> begin(Deployment next, Leases.Taking taking) {
    Condition condition = DeploymentItems.hasVersion(next.version() - 1).and(taking.isFree());
    return move(next, condition, taking::in)
        .map(item ->
            new Lease(next.id(), taking.holder(), item.path("lease").path("epoch").asLong()));
  }

  /// Nobody is told that it is being cancelled.
  private Optional<Item> move(Deployment next, Condition condition, UnaryOperator<Change> beside) {
    if (next.state().phase() == Phase.CANCELLING) {
      return change(next, beside.apply(deployments.saved(next, clock.next())), condition);
    }
    return next.version() == SECOND
        ? comes(next, condition, beside).or(() -> goesOn(next, condition, beside))
        : goesOn(next, condition, beside).or(() -> comes(next, condition, beside));
  }

  private Optional<Item> goesOn(
      Deployment next, Condition condition, UnaryOperator<Change> beside) {
    return change(
        next,
        beside.apply(deployments.saved(next, clock.next())),
        condition.and(DeploymentItems.wasIn(next.state().phase())));
  }

  private Optional<Item> comes(Deployment next, Condition condition, UnaryOperator<Change> beside) {
    Optional<Long> noted = noted(next, states.read(next.request().project()));
    Change change = beside.apply(deployments.saved(next, clock.next()));
    Optional<Item> saved =
        change(
            next,
            DeploymentItems.comes(change, next, noted.orElse(0L)),
            condition.and(DeploymentItems.wasNeverIn(next.state().phase())));
    answered(next, noted, saved.isPresent());
    return saved;
  }

  private Optional<Item> change(Deployment next, Change change, Condition condition) {
    return projects.change(SAVING, Partitions.of(next), change, condition)
            instanceof Written.Done(Item item)
        ? Optional.of(item)
        : Optional.empty();
  }

  private Optional<Long> noted(Deployment next, ProjectStates.Read read) {
    return read.state().isTold() ? Optional.of(events.note(next)) : Optional.empty();
  }

  private void answered(Deployment next, Optional<Long> noted, boolean isSaved) {
    if (noted.isPresent()) {
      if (isSaved) {
        events.happened();
      } else {
        events.withdraw(next, noted.get());
      }
    }
  }

  private boolean end(Deployment ended, Condition condition) {
    return Turns.untilAnswered(
        SAVING,
        () -> {
          ProjectStates.Read read = states.read(ended.request().project());
          Optional<Long> noted = noted(ended, read);
          Optional<Boolean> answer =
              endAlone(ended, condition, read, noted.orElse(0L))
                  ? Optional.of(true)
                  : endWithState(ended, condition, read, noted.orElse(0L));
          answered(ended, noted, answer.filter(Boolean::booleanValue).isPresent());
          return answer;
        });
  }

  /// The state of the project goes on naming it as the active one, where nobody waits for its end:
  /// whoever wants its place finds that it has ended, and counts it.
  private boolean endAlone(
      Deployment ended, Condition condition, ProjectStates.Read read, long noted) {
    ProjectState.Slot slot = read.state().slot(ended.request().environment());
    boolean isAlone = slot.active().equals(Optional.of(ended.id())) && slot.waiting().isEmpty();
    boolean isEnded =
        isAlone
            && change(ended, ends(ended, noted), condition.and(DeploymentItems.isNotAwaited()))
                .isPresent();
    if (isEnded) {
      endedAlone.add(ended.id());
    }
    return isEnded;
  }

  /// Whether nobody waited for the end of this one, as its save found; to be asked once, by whoever
  /// would look for the next one.
  boolean hasEndedAlone(DeploymentId id) {
    return endedAlone.remove(id);
  }

  private Change ends(Deployment ended, long noted) {
    return DeploymentItems.comes(deployments.saved(ended, clock.next()), ended, noted);
  }

  private Optional<Boolean> endWithState(
      Deployment ended, Condition condition, ProjectStates.Read read, long noted) {
    return switch (write(ended, condition, read, noted)) {
      case BatchWritten.Done _ -> Optional.of(true);
      case BatchWritten.Refused(int write, _) -> write == 0 ? Optional.of(false) : Optional.empty();
    };
  }

  private BatchWritten write(
      Deployment ended, Condition condition, ProjectStates.Read read, long noted) {
    Optional<DeploymentId> successor = read.state().successor(ended);
    String id = ended.id().value();
    Instant now = clock.next();
    Change change = ends(ended, noted);
    Batch batch = Batch.in(Partitions.of(ended).partition()).change(id, change, condition);
    states.write(batch, read, read.state().without(ended));
    successor.ifPresent(next ->
        batch.change(
            next.value(), DeploymentItems.activated(now), DeploymentItems.isIn(Place.WAITING)));
    return projects.write(SAVING, batch);
  }
}
