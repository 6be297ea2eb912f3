package dev.slipway.azure.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Wakes those who wait for a change of a deployment. What this process changes is heard at once,
/// what others change within a second.
final class Changes {
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  private final Map<DeploymentId, Set<Semaphore>> listeners = new ConcurrentHashMap<>();

  void raise(DeploymentId id) {
    listeners.getOrDefault(id, Set.of()).forEach(Semaphore::release);
  }

  /// What was found last when the version is above this one, or the time is over, or the thread is
  /// interrupted, which it stays.
  Optional<Deployment> await(
      DeploymentId id, long version, Duration patience, Supplier<Optional<Deployment>> look) {
    Semaphore signals = new Semaphore(0);
    listeners.compute(
        id,
        (_, present) -> {
          Set<Semaphore> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(signals);
          return all;
        });
    try {
      long start = System.nanoTime();
      while (true) {
        Optional<Deployment> found = look.get();
        long left = patience.toNanos() - (System.nanoTime() - start);
        boolean isNewer = found.filter(deployment -> deployment.version() > version).isPresent();
        if (isNewer || left <= 0 || !pause(signals, Math.min(left, LOOK_NANOS))) {
          return found;
        }
      }
    } finally {
      listeners.computeIfPresent(
          id,
          (_, present) -> {
            present.remove(signals);
            return present.isEmpty() ? null : present;
          });
    }
  }

  /// False when it was interrupted.
  private static boolean pause(Semaphore signals, long nanos) {
    try {
      if (signals.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        signals.drainPermits();
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
