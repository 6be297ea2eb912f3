package dev.slipway.embedded.runtime.proxy;

import java.time.Duration;

/// How long a connection may still take for what it is doing. It is looked at from outside, so a
/// client that sends a byte now and then gains nothing.
final class Patience {
  private static final long ENDLESS = Long.MAX_VALUE;

  private volatile long reading = ENDLESS;
  private volatile long writing = ENDLESS;

  void readWithin(Duration limit) {
    reading = System.nanoTime() + limit.toNanos();
  }

  void readWhenever() {
    reading = ENDLESS;
  }

  void writeWithin(Duration limit) {
    writing = System.nanoTime() + limit.toNanos();
  }

  void writeWhenever() {
    writing = ENDLESS;
  }

  boolean isOver() {
    long now = System.nanoTime();
    return isPast(reading, now) || isPast(writing, now);
  }

  private static boolean isPast(long deadline, long now) {
    return deadline != ENDLESS && now - deadline > 0;
  }
}
