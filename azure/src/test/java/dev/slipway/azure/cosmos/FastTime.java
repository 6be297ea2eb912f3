package dev.slipway.azure.cosmos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Time that runs five times as fast, and on another date than this machine's, so that leases which
/// end by whole seconds of the database do so while a test waits.
public final class FastTime implements InstantSource {
  private static final int SPEED = 5;

  private final Instant start = Instant.parse("2031-05-01T00:00:00Z");
  private final long begin = System.nanoTime();
  private final AtomicLong passed = new AtomicLong();

  /// Nanoseconds that count up.
  public long ticks() {
    return (System.nanoTime() - begin) * SPEED + passed.get();
  }

  /// Lets so much time pass at once.
  void pass(Duration time) {
    passed.addAndGet(time.toNanos());
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(ticks()));
  }
}
