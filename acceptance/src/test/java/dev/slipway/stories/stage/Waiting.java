package dev.slipway.stories.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for conditions, each with a deadline.
public final class Waiting {
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(15).toNanos();

  private Waiting() {}

  /// Returns as soon as the condition holds; fails when it does not in this time.
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    until(what, patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /// The value, as soon as there is one.
  public static <T> T until(String what, Duration patience, Supplier<Optional<T>> value) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<T> found = value.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within %s: %s".formatted(patience, what));
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
