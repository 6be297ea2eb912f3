package dev.slipway.domain.statistic;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long things took, counted in buckets: each ends at √2 times the end of the one before, the
/// first at 1 ms, so that what a quantile says is at most that much too long.
///
/// @param byBucket how many there are in each bucket, by its number from 0
public record Durations(SortedMap<Integer, Long> byBucket) {
  /// A bit more than two days.
  private static final int LAST = 55;

  public Durations {
    byBucket = Collections.unmodifiableSortedMap(new TreeMap<>(byBucket));
  }

  /// The bucket that a duration is counted in; a clock that went back counts as no time.
  public static int bucket(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    int bucket = 0;
    while (bucket < LAST && end(bucket).toMillis() < millis) {
      bucket++;
    }
    return bucket;
  }

  private static Duration end(int bucket) {
    return Duration.ofMillis(Math.round(Math.pow(2, bucket / 2.0)));
  }

  /// How many were counted.
  public long count() {
    return byBucket.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How long this share of them took at most; empty where nothing was counted.
  ///
  /// @param share above 0, at most 1: 0.95 for the 95th percentile
  public Optional<Duration> quantile(double share) {
    long wanted = (long) Math.ceil(share * count());
    long seen = 0;
    for (Map.Entry<Integer, Long> bucket : byBucket.entrySet()) {
      seen += bucket.getValue();
      if (seen >= wanted) {
        return Optional.of(end(bucket.getKey()));
      }
    }
    return Optional.empty();
  }
}
