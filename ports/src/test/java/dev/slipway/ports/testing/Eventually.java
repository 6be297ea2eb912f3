package dev.slipway.ports.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, up to a deadline.
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Eventually() {}

  /// Returns as soon as the condition holds, and fails when it has not within ten seconds.
  ///
  /// @param what the condition in words, for the failure
  public static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new AssertionError("not within %s: %s".formatted(DEADLINE, what));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
