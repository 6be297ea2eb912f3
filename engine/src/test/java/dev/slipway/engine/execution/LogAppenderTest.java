package dev.slipway.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.log.LogStream;
import dev.slipway.engine.testing.Accident;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.log.MemoryLogStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogAppenderTest {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("deploy_1_a");

  private final MemoryLogStore store = new MemoryLogStore();
  private final List<Duration> pauses = new ArrayList<>();
  private boolean isTime = true;
  private int failures;
  private RuntimeException failure = World.passing();
  private final LogAppender appender =
      new LogAppender(
          Accident.always(this::failSometimes).on(LogStore.class, store, true),
          DEPLOYMENT,
          1,
          pause -> {
            pauses.add(pause);
            return isTime;
          });

  private void failSometimes() {
    if (failures > 0) {
      failures--;
      throw failure;
    }
  }

  @Test
  void aStoreThatFailsForAMomentLosesNothing() {
    failures = 4;

    appender.append(lines("first", "second"));

    assertThat(kept()).containsExactly("first", "second");
    assertThat(pauses).hasSize(4).isSorted();
  }

  @Test
  void whatIsLostIsToldOfOnceTheStoreTakesLinesAgain() {
    failures = 6;
    appender.append(lines("first", "second"));
    appender.append(lines("third"));
    int waited = pauses.size();
    appender.append(lines("fourth"));

    assertThat(waited).isEqualTo(4);
    assertThat(kept())
        .containsExactly("Lines are missing here (3): the log could not be kept", "fourth");
    appender.append(List.of());
    assertThat(kept()).hasSize(2);
  }

  @Test
  void whatIsLostAtTheEndIsToldOf() {
    failures = 5;
    appender.append(lines("first"));

    appender.append(List.of());

    assertThat(kept()).containsExactly("Lines are missing here (1): the log could not be kept");
  }

  @Test
  void nobodyWaitsWhereThereIsNoTime() {
    isTime = false;
    failures = 1;

    appender.append(lines("first"));

    assertThat(pauses).hasSize(1);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatNoRepetitionMendsIsNotRepeated() {
    failure = World.mistake();
    failures = 1;

    appender.append(lines("first"));

    assertThat(pauses).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void aLogThatIsSaidFastWaitsForNoStore() {
    failures = Integer.MAX_VALUE;
    try (DeploymentLog log =
        new DeploymentLog(
            Accident.always(this::failSometimes).on(LogStore.class, store, true),
            DEPLOYMENT,
            1,
            new Redactor(List.of()),
            () -> Instant.EPOCH)) {
      long begin = System.nanoTime();
      IntStream.range(0, 30_000).forEach(number -> log.say(Step.BUILD, "line " + number));

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }
  }

  private static List<LogLine> lines(String... texts) {
    return List.of(texts).stream()
        .map(text -> new LogLine(Instant.EPOCH, Step.BUILD, LogStream.STDOUT, text))
        .toList();
  }

  private List<String> kept() {
    return store.read(DEPLOYMENT, LogPosition.START, 100).stream()
        .map(line -> line.line().text())
        .toList();
  }
}
