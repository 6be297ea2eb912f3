package dev.slipway.azure.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time at the service, as far as its answers told it: what is scheduled by the clock of a
/// process that is behind would be due at once.
final class ServiceClock implements InstantSource {
  private final InstantSource local;
  private volatile Duration ahead = Duration.ZERO;

  /// @param local the clock of this process, which is gone by until the service has told its time
  ServiceClock(InstantSource local) {
    this.local = local;
  }

  /// The service said that this is the time now.
  void told(Instant now) {
    ahead = Duration.between(local.instant(), now);
  }

  @Override
  public Instant instant() {
    return local.instant().plus(ahead);
  }
}
