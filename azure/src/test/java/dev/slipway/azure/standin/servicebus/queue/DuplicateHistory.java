package dev.slipway.azure.standin.servicebus.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The ids of the messages that came in within a window of time.
final class DuplicateHistory {
  private final Duration window;
  private final Map<String, Instant> seen = new LinkedHashMap<>();

  DuplicateHistory(Duration window) {
    this.window = window;
  }

  /// Notes an id; false when it was noted within the window before.
  boolean isNew(String id, Instant now) {
    seen.values().removeIf(at -> !at.plus(window).isAfter(now));
    return id.isEmpty() || seen.putIfAbsent(id, now) == null;
  }
}
