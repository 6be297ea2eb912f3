package dev.slipway.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryScheduleTest {
  private static final Instant NOW = Examples.NOW;

  private final Random random = new Random(1);

  @Test
  void thereAreEightTriesInAboutADayAndEachPauseIsLonger() {
    Instant at = NOW;
    Duration before = Duration.ZERO;
    int tries = 1;
    for (Optional<Instant> next = next(tries, Optional.empty(), at);
        next.isPresent();
        next = next(tries, Optional.empty(), at)) {
      Duration pause = Duration.between(at, next.get());
      assertThat(pause).isGreaterThan(before);
      before = pause;
      at = next.get();
      tries++;
    }

    assertThat(tries).isEqualTo(8);
    assertThat(Duration.between(NOW, at)).isBetween(Duration.ofHours(19), Duration.ofHours(30));
  }

  @Test
  void whatFailedTogetherDoesNotComeBackTogether() {
    assertThat(next(5, Optional.empty(), NOW)).isNotEqualTo(next(5, Optional.empty(), NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "3600,                            3600",
    "'Mon, 23 Nov 2026 13:00:00 GMT', 3600",
    "999999999,                       43200",
  })
  void aReceiverMayPutItOffButNotForLong(String retryAfter, long seconds) {
    assertThat(next(1, Optional.of(retryAfter), NOW)).contains(NOW.plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "-5",
        "",
        "soon",
        "99999999999999999999",
        "Mon, 23 Nov 2020 13:00:00 GMT"
      })
  void itCannotBringItForwardAndNonsenseIsPassedOver(String retryAfter) {
    assertThat(next(1, Optional.of(retryAfter), NOW).orElseThrow())
        .isBetween(NOW.plusSeconds(4), NOW.plusSeconds(6));
  }

  private Optional<Instant> next(int tries, Optional<String> retryAfter, Instant now) {
    return DeliverySchedule.STANDARD.next(tries, retryAfter, now, random);
  }
}
