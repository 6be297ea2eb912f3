package dev.slipway.engine.worker;

import dev.slipway.domain.deployment.Deployment;
import java.time.Duration;
import java.time.Instant;

/// How a worker works.
///
/// @param name of this process among all that share the store
/// @param maxConcurrent how many deployments it works on at once
/// @param deploymentTimeout how long one deployment may take from its first attempt on
public record WorkerSettings(String name, int maxConcurrent, Duration deploymentTimeout) {
  /// How long a lease holds unless it is renewed.
  static final Duration LEASE = Duration.ofSeconds(30);

  /// How often a lease and the lock of a notice are renewed.
  static final Duration RENEWAL = Duration.ofSeconds(10);

  /// How often a worker looks whether its deployment is being cancelled by another process.
  static final Duration GLANCE = Duration.ofSeconds(2);

  /// How soon a notice comes again whose deployment another worker has.
  static final Duration WHILE_LEASED = Duration.ofSeconds(5);

  public WorkerSettings {
    if (maxConcurrent < 1 || deploymentTimeout.isNegative() || deploymentTimeout.isZero()) {
      throw new IllegalArgumentException(
          "a worker works on at least one deployment, for some time");
    }
  }

  /// When a deployment must be over; one that begins only now has all its time.
  Instant deadline(Deployment deployment, Instant now) {
    return deployment.startedAt().orElse(now).plus(deploymentTimeout);
  }
}
