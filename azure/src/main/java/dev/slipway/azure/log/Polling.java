package dev.slipway.azure.log;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what any process writes by looking again and again, less often the longer nothing
/// comes.
final class Polling {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Polling() {}

  /// What was looked for, or what was seen last when patience ends or the thread is interrupted,
  /// which it stays.
  static <T> T until(Duration patience, Supplier<T> look, Predicate<T> isEnough) {
    long end = System.nanoTime() + patience.toNanos();
    long pause = SHORTEST.toNanos();
    T found = look.get();
    try {
      for (long left = patience.toNanos();
          left > 0 && !isEnough.test(found);
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.sleep(Math.min(left, pause));
        pause = Math.min(2 * pause, LONGEST.toNanos());
        found = look.get();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return found;
  }
}
