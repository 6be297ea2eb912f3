package dev.slipway.azure.queue;

import dev.slipway.ports.queue.DeploymentQueue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where notices are kept, and how.
///
/// @param queue the name of the queue
/// @param lock how long a delivery is locked: what the queue has, or is made with
/// @param intake how many messages may be on their way to this process at once
/// @param callLimit no call takes longer. A worker that has just waited for one must still have
///   time to renew the lease of its deployment
/// @param administration where the namespace is administered when that is not where it is used, as
///   with an emulator
/// @param mayCreate whether a missing queue is made
public record ServiceBusSettings(
    ServiceBusAccess access,
    String queue,
    Duration lock,
    int intake,
    Duration callLimit,
    Optional<URI> administration,
    boolean mayCreate) {
  private static final int INTAKE = 32;

  /// The SDK cannot wait for less than a second in each of its tries.
  private static final Duration MIN_CALL_LIMIT = Duration.ofSeconds(4);

  private static final Duration CALL_LIMIT = Duration.ofSeconds(15);

  public ServiceBusSettings {
    if (!queue.matches("[A-Za-z0-9]([A-Za-z0-9._/-]{0,258}[A-Za-z0-9])?")) {
      throw new IllegalArgumentException("'%s' cannot name a queue".formatted(queue));
    }
    if (!lock.isPositive() || callLimit.compareTo(MIN_CALL_LIMIT) < 0 || intake < 1) {
      throw new IllegalArgumentException(
          "a lock lasts, a call may last %s, and an intake takes something in"
              .formatted(MIN_CALL_LIMIT));
    }
  }

  /// The usual settings for a queue, which is made when it is missing.
  public static ServiceBusSettings of(ServiceBusAccess access, String queue) {
    return new ServiceBusSettings(
        access, queue, DeploymentQueue.LOCK, INTAKE, CALL_LIMIT, Optional.empty(), true);
  }

  /// The same with locks that last another while.
  public ServiceBusSettings lockingFor(Duration duration) {
    return new ServiceBusSettings(
        access, queue, duration, intake, callLimit, administration, mayCreate);
  }

  /// The same with another number of messages on their way.
  public ServiceBusSettings takingIn(int most) {
    return new ServiceBusSettings(access, queue, lock, most, callLimit, administration, mayCreate);
  }

  /// The same, administered elsewhere.
  public ServiceBusSettings administeredAt(URI place) {
    return new ServiceBusSettings(
        access, queue, lock, intake, callLimit, Optional.of(place), mayCreate);
  }

  /// The same with calls that take no longer than this.
  public ServiceBusSettings callingFor(Duration limit) {
    return new ServiceBusSettings(access, queue, lock, intake, limit, administration, mayCreate);
  }

  /// The same, but a queue that is missing is only named.
  public ServiceBusSettings creatingNothing() {
    return new ServiceBusSettings(access, queue, lock, intake, callLimit, administration, false);
  }
}
