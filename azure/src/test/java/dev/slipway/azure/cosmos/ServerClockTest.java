package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ServerClockTest {
  private static final long SECOND = 1_000_000;

  private final AtomicLong ticks = new AtomicLong(5);
  private final AtomicInteger asked = new AtomicInteger();
  private final ServerClock clock =
      new ServerClock(
          ticks::get,
          () -> {
            asked.incrementAndGet();
            return SECOND;
          });

  @Test
  void whoeverWasToldNothingAsks() {
    assertThat(clock.next()).isAfterOrEqualTo(Instant.ofEpochSecond(SECOND));
    clock.next();

    assertThat(asked).hasValue(1);
  }

  @Test
  void itGoesOnByTheTicksOfThisMachine() {
    clock.tell(SECOND);

    pass(Duration.ofMillis(2_500));

    assertThat(clock.next()).isEqualTo(Instant.ofEpochSecond(SECOND).plusMillis(2_500));
    assertThat(asked).hasValue(0);
  }

  /// The second was told when it had begun already, so what is later is nearer to the truth.
  @Test
  void ofWhatItIsToldTheLatestCounts() {
    clock.tell(SECOND);
    pass(Duration.ofMillis(900));
    clock.tell(SECOND + 1);
    pass(Duration.ofMillis(100));
    clock.tell(SECOND + 1);

    assertThat(clock.next()).isEqualTo(Instant.ofEpochSecond(SECOND + 1).plusMillis(100));
  }

  @Test
  void whatWasToldLongAgoIsAskedAgain() {
    clock.tell(SECOND - 100);
    pass(Duration.ofSeconds(61));

    clock.next();

    assertThat(asked).hasValue(1);
  }

  @Test
  void noTimeIsAnsweredTwice() {
    clock.tell(SECOND);

    assertThat(clock.next()).isBefore(clock.next());
  }

  private void pass(Duration time) {
    ticks.addAndGet(time.toNanos());
  }
}
