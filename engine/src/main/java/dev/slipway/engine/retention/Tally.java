package dev.slipway.engine.retention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts what one collection collects, while others may look.
final class Tally {
  private final Map<Entry, Collected> counts = new HashMap<>();

  private record Entry(Kind kind, Reason reason) {}

  synchronized void add(Kind kind, Reason reason, long count, long bytes) {
    if (count > 0) {
      counts.merge(
          new Entry(kind, reason),
          new Collected(kind, reason, count, bytes),
          (one, other) ->
              new Collected(
                  kind, reason, one.count() + other.count(), one.bytes() + other.bytes()));
    }
  }

  synchronized List<Collected> counted() {
    List<Collected> counted = new ArrayList<>(counts.values());
    counted.sort(Comparator.comparing(Collected::kind).thenComparing(Collected::reason));
    return counted;
  }
}
