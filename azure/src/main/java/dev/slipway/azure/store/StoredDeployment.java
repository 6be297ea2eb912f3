package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A deployment as its item has it.
///
/// @param number counts the deployments of its project
/// @param savedAt when it was last saved or became the active one, in microseconds of the
///   database's time
/// @param epoch counts its leases
/// @param holder who has the latest one
/// @param until when that one ends, in the same microseconds
/// @param came the phases that it came into, each with the number of the event
/// @param activation what it made the current release
record StoredDeployment(
    ItemKey key,
    Deployment deployment,
    Place place,
    long number,
    long savedAt,
    long epoch,
    Optional<String> holder,
    long until,
    Map<Phase, Long> came,
    Optional<Activation> activation) {
  boolean isLeased(Instant now) {
    return holder.isPresent() && until > ServerClock.micros(now);
  }

  boolean isHeldBy(Lease lease) {
    return epoch == lease.epoch()
        && holder.equals(Optional.of(lease.holder()))
        && deployment.id().equals(lease.deployment());
  }

  boolean isUnattended(Instant now, Duration quiet) {
    return place == Place.ACTIVE
        && !isLeased(now)
        && savedAt <= ServerClock.micros(now.minus(quiet));
  }
}
