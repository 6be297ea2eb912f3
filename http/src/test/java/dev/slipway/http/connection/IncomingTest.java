package dev.slipway.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncomingTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Patience PATIENCE = new Patience(MINUTE, MINUTE, MINUTE, 1_000, MINUTE);

  private final Watchdog watchdog = new Watchdog();
  private long now;

  @AfterEach
  void close() {
    watchdog.close();
  }

  @Test
  void aLargeBodyHasItsTime() {
    Incoming incoming = client(2_000, Duration.ofSeconds(1));
    incoming.next(Incoming.Part.BODY);

    for (int i = 0; i < 10_000; i++) {
      assertThat(incoming.get()).hasSize(2_000);
    }
  }

  @Test
  void aBodyThatIsSlowerThanAllowedIsRefusedOnceItsGraceIsOver() {
    Incoming incoming = client(500, Duration.ofSeconds(1));
    incoming.next(Incoming.Part.BODY);

    for (int i = 0; i < 120; i++) {
      assertThat(incoming.get()).hasSize(500);
    }

    assertRefused(incoming, 408);
  }

  @Test
  void theTimeBetweenRequestsIsNobodysFault() {
    Incoming incoming = client(100, Duration.ofSeconds(70));

    for (int i = 0; i < 10; i++) {
      assertThat(incoming.get()).hasSize(100);
      incoming.next(Incoming.Part.NOTHING);
    }
  }

  @Test
  void aHeadIsRefusedAtItsBound() {
    Incoming incoming = client(Incoming.MAX_HEAD_BYTES / 2, Duration.ZERO);
    incoming.next(Incoming.Part.HEAD);

    assertThat(incoming.get()).isNotEmpty();
    assertThat(incoming.get()).isNotEmpty();

    assertRefused(incoming, 431);
  }

  /// Somebody who sends this much, each time after that long.
  private Incoming client(int bytes, Duration pause) {
    DataReader source =
        DataReader.create(() -> {
          now += pause.toNanos();
          return new byte[bytes];
        });
    return new Incoming(source, PATIENCE, watchdog, () -> now);
  }

  private static void assertRefused(Incoming incoming, int status) {
    assertThatThrownBy(incoming::get)
        .isInstanceOfSatisfying(
            RequestException.class,
            refused -> assertThat(refused.status().code()).isEqualTo(status));
  }
}
