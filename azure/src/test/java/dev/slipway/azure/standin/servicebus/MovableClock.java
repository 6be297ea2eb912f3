package dev.slipway.azure.standin.servicebus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of the system and as much as a test has moved it on.
public final class MovableClock implements InstantSource {
  private volatile Duration moved = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(moved);
  }

  synchronized void advance(Duration duration) {
    moved = moved.plus(duration);
  }
}
