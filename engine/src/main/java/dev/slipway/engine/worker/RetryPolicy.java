package dev.slipway.engine.worker;

import dev.slipway.domain.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Whether and when a deployment is tried again: the one place that decides it.
///
/// @param maxAttempts how many attempts there are at most; those that took over from a worker that
///   had ended do not count
/// @param first the wait before the second attempt; each further one is twice as long
/// @param longest no wait is longer
public record RetryPolicy(int maxAttempts, Duration first, Duration longest) {
  /// Five attempts within about a quarter of a minute.
  public static final RetryPolicy STANDARD =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final int MAX_DOUBLINGS = 20;

  /// The wait before the next attempt: exponential, and somewhere between half and all of it, so
  /// that many that failed together do not come back together. Empty when another attempt would not
  /// help or there were enough.
  public Optional<Duration> next(int tries, Problem problem, RandomGenerator random) {
    if (!problem.retryable() || tries >= maxAttempts) {
      return Optional.empty();
    }
    long doubled = first.toMillis() << Math.min(Math.max(0, tries - 1), MAX_DOUBLINGS);
    long ceiling = Math.min(doubled, longest.toMillis());
    return Optional.of(Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1)));
  }
}
