package dev.slipway.http.access;

import java.time.Duration;
import java.time.Instant;

/// Holds tokens up to a capacity, and fills again within a minute.
final class TokenBucket {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int capacity;
  private double tokens;
  private Instant filledAt;

  TokenBucket(int capacity, Instant now) {
    this.capacity = capacity;
    this.tokens = capacity;
    this.filledAt = now;
  }

  /// What is left.
  ///
  /// @param taken whether there was a token to take
  /// @param remaining whole tokens that can be taken at once
  /// @param untilNext how long until there is one to take; zero when there is one
  /// @param untilFull how long until all are back
  record Level(boolean taken, int remaining, Duration untilNext, Duration untilFull) {}

  /// Takes one token, if there is one.
  synchronized Level take(Instant now) {
    fill(now);
    boolean taken = tokens >= 1;
    if (taken) {
      tokens--;
    }
    return new Level(taken, (int) tokens, timeFor(1 - tokens), timeFor(capacity - tokens));
  }

  private void fill(Instant now) {
    if (now.isAfter(filledAt)) {
      double minutes = (double) Duration.between(filledAt, now).toMillis() / MINUTE.toMillis();
      tokens = Math.min(capacity, tokens + minutes * capacity);
      filledAt = now;
    }
  }

  private Duration timeFor(double missing) {
    return Duration.ofMillis((long) Math.ceil(Math.max(0, missing) * MINUTE.toMillis() / capacity));
  }
}
