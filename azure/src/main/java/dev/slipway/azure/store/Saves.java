package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import java.time.Instant;
import java.util.Optional;

/// Saves deployments by compare-and-set. One that goes on is one write; one that has ended makes
/// room for the next in the same batch.
final class Saves {
  private static final Action SAVING = Action.writing("Tried to save a deployment");

  private final Items projects;
  private final DeploymentItems deployments;
  private final ProjectStates states;
  private final ServerClock clock;

  Saves(Items projects, DeploymentItems deployments, ProjectStates states, ServerClock clock) {
    this.projects = projects;
    this.deployments = deployments;
    this.states = states;
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
        ? Turns.untilAnswered(SAVING, () -> end(next, condition))
        : projects.change(
                SAVING, Partitions.of(next), deployments.saved(next, clock.next()), condition)
            instanceof Written.Done;
  }

  private Optional<Boolean> end(Deployment ended, Condition condition) {
    ProjectStates.Read read = states.read(ended.request().project());
    Optional<DeploymentId> successor = read.state().successor(ended);
    ItemKey key = Partitions.of(ended);
    Instant now = clock.next();
    Batch batch =
        Batch.in(key.partition()).change(key.id(), deployments.saved(ended, now), condition);
    states.write(batch, read, read.state().without(ended));
    successor.ifPresent(next ->
        batch.change(
            next.value(), DeploymentItems.activated(now), DeploymentItems.isIn(Place.WAITING)));
    return switch (projects.write(SAVING, batch)) {
      case BatchWritten.Done _ -> Optional.of(true);
      case BatchWritten.Refused(int write, _) -> write == 0 ? Optional.of(false) : Optional.empty();
    };
  }
}
