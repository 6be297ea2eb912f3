package dev.slipway.domain.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @Test
  void whereNothingWasCountedNothingIsSaid() {
    assertThat(of().quantile(0.5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 100, 1_234, 60_000, 3_600_000, 86_400_000})
  void aQuantileIsNoShorterThanWhatItIsAboutAndHalfAsLongAgainAtMost(long millis) {
    long said = of(millis).quantile(0.5).orElseThrow().toMillis();

    assertThat(said).isBetween(millis, millis + millis / 2);
  }

  @Test
  void theMedianIsNotMovedByAFewLongOnes() {
    Durations durations = of(10, 10, 10, 10, 10, 10, 10, 10, 10, 100_000);

    assertThat(durations.count()).isEqualTo(10);
    assertThat(durations.quantile(0.5).orElseThrow()).isLessThan(Duration.ofMillis(15));
    assertThat(durations.quantile(0.9).orElseThrow()).isLessThan(Duration.ofMillis(15));
    assertThat(durations.quantile(0.95).orElseThrow()).isGreaterThan(Duration.ofSeconds(99));
  }

  @Test
  void aClockThatWentBackCountsAsNoTime() {
    assertThat(Durations.bucket(Duration.ofSeconds(-5))).isZero();
  }

  @Test
  void whatTakesForEverIsInTheLastBucket() {
    assertThat(Durations.bucket(Duration.ofDays(1_000)))
        .isEqualTo(Durations.bucket(Duration.ofDays(2_000)));
  }

  private static Durations of(long... millis) {
    TreeMap<Integer, Long> buckets = new TreeMap<>();
    for (long each : millis) {
      buckets.merge(Durations.bucket(Duration.ofMillis(each)), 1L, Long::sum);
    }
    return new Durations(buckets);
  }
}
