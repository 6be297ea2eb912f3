package dev.slipway.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final TokenBucket bucket = new TokenBucket(60, NOW);

  @Test
  void afterItsCapacityThereIsNothingToTake() {
    for (int i = 59; i >= 0; i--) {
      assertThat(bucket.take(NOW).remaining()).isEqualTo(i);
    }

    assertThat(bucket.take(NOW))
        .isEqualTo(new TokenBucket.Level(false, 0, Duration.ofSeconds(1), Duration.ofSeconds(60)));
  }

  @Test
  void tokensComeBackOneByOneUpToTheCapacity() {
    emptied();

    assertThat(bucket.take(NOW.plusMillis(999)).taken()).isFalse();
    assertThat(bucket.take(NOW.plusMillis(1_001)).taken()).isTrue();
    assertThat(bucket.take(NOW.plusSeconds(86_400)).remaining()).isEqualTo(59);
  }

  @Test
  void aClockThatIsSetBackGivesAndTakesNothing() {
    bucket.take(NOW);

    assertThat(bucket.take(NOW.minusSeconds(3_600)).remaining()).isEqualTo(58);
    assertThat(bucket.take(NOW).remaining()).isEqualTo(57);
  }

  private void emptied() {
    for (int i = 0; i < 60; i++) {
      assertThat(bucket.take(NOW).taken()).isTrue();
    }
  }
}
