package dev.slipway.domain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogPositionTest {
  @Test
  void aLaterAttemptComesAfterAllLinesOfAnEarlierOne() {
    LogPosition first = new LogPosition(1, 1);
    LogPosition last = new LogPosition(1, 999);
    LogPosition next = new LogPosition(2, 1);

    assertThat(Stream.of(next, last, LogPosition.START, first).sorted())
        .containsExactly(LogPosition.START, first, last, next);
  }
}
