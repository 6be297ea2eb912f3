package dev.slipway.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, with a deadline.
final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(10).toNanos();

  private Waiting() {}

  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within %s: %s".formatted(PATIENCE, what));
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
