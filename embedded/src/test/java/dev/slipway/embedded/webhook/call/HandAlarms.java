package dev.slipway.embedded.webhook.call;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Alarms that ring when a test says so.
final class HandAlarms implements Alarms {
  private final Map<Runnable, Duration> set = new ConcurrentHashMap<>();

  @Override
  public Alarm in(Duration time, Runnable action) {
    set.put(action, time);
    return () -> set.remove(action);
  }

  /// The time of every alarm that is set is over.
  void ring() {
    set.keySet().forEach(Runnable::run);
  }

  boolean areSet() {
    return !set.isEmpty();
  }
}
