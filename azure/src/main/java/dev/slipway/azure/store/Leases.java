package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The leases in the items of deployments. A lease is the latest as long as its holder and epoch
/// are there, even after its time, until somebody else takes it.
///
/// Its end is a moment of the database's time as [ServerClock] knows it, which is behind by up to a
/// second; that second is added, so that nobody gets less than was asked for.
final class Leases {
  private static final Action LEASING = Action.writing("Tried to lease a deployment");

  private final Items projects;
  private final Partitions partitions;
  private final DeploymentItems deployments;
  private final ServerClock clock;

  Leases(Items projects, Partitions partitions, DeploymentItems deployments, ServerClock clock) {
    this.projects = projects;
    this.partitions = partitions;
    this.deployments = deployments;
    this.clock = clock;
  }

  Optional<Lease> acquire(DeploymentId id, String holder, Duration duration) {
    return deployments
        .find(id)
        .filter(found -> found.place() == Place.ACTIVE && !found.isLeased(clock.next()))
        .flatMap(free -> take(free, new Lease(id, holder, free.epoch() + 1), duration));
  }

  /// How a free lease is taken in the write that saves something else.
  ///
  /// @param now by which it must be free
  record Taking(String holder, Instant until, Instant now) {
    Change in(Change change) {
      return change
          .put("lease", "holder", holder)
          .put("lease", "until", ServerClock.micros(until))
          .add("lease", "epoch", 1);
    }

    /// One that was given back has ended long ago.
    Condition isFree() {
      return DeploymentItems.isIn(Place.ACTIVE)
          .and(Condition.isAtMost("lease.until", ServerClock.micros(now)));
    }
  }

  Taking free(String holder, Duration duration) {
    return new Taking(holder, end(duration), clock.next());
  }

  private Optional<Lease> take(StoredDeployment free, Lease lease, Duration duration) {
    Condition asItWas =
        DeploymentItems.isIn(Place.ACTIVE)
            .and(Condition.is("lease.epoch", free.epoch()))
            .and(Condition.is("lease.until", free.until()));
    return change(free.key(), lease, end(duration), asItWas)
        ? Optional.of(lease)
        : Optional.empty();
  }

  boolean renew(Lease lease, Duration duration) {
    return partitions
        .find(lease.deployment())
        .filter(key -> change(key, lease, end(duration), DeploymentItems.isHeldBy(lease)))
        .isPresent();
  }

  /// Looks first, because the deployment may have ended and nobody will ask for it again.
  void release(Lease lease) {
    deployments
        .find(lease.deployment())
        .filter(found -> found.place() != Place.ENDED && found.isHeldBy(lease))
        .ifPresent(found ->
            projects.change(
                LEASING,
                found.key(),
                DeploymentItems.leased(lease.epoch(), Optional.empty(), Instant.EPOCH),
                DeploymentItems.isHeldBy(lease)));
  }

  private boolean change(ItemKey key, Lease lease, Instant until, Condition condition) {
    return projects.change(
            LEASING,
            key,
            DeploymentItems.leased(lease.epoch(), Optional.of(lease.holder()), until),
            condition)
        instanceof Written.Done;
  }

  private Instant end(Duration duration) {
    return clock.next().plus(duration).plus(ServerClock.GRAIN);
  }
}
