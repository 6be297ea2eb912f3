package dev.slipway.ports.log;

import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.log.LogStream;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [LogStore] does.
public abstract class LogStoreContract {
  private static final DeploymentId DEPLOYMENT = deploymentId("a");
  private static final Duration PATIENT = Duration.ofSeconds(10);

  /// The store under test, the same one during a test.
  protected abstract LogStore store();

  @Test
  void aDeploymentThatSaidNothingHasNoLines() {
    assertThat(store().read(DEPLOYMENT, LogPosition.START, 10)).isEmpty();
  }

  @Test
  void linesAreReadInTheirOrderAndNumberedOnFromOneAppendToTheNext() {
    append(1, "one", "two");
    append(1, "three");

    assertThat(store().read(DEPLOYMENT, LogPosition.START, 10))
        .containsExactly(at(1, 1, "one"), at(1, 2, "two"), at(1, 3, "three"));
  }

  @Test
  void anEmptyAppendAddsNothing() {
    append(1);

    assertThat(store().read(DEPLOYMENT, LogPosition.START, 10)).isEmpty();
  }

  @Test
  void aLineKeepsEverythingItSays() {
    LogLine line =
        new LogLine(
            NOW.plusNanos(123_456_789),
            Step.DEPLOY,
            LogStream.STDERR,
            "tab\t quote\" back\\ \u001b[31mred ünïcode 🚀 \u2028 nul\u0000");
    store().append(DEPLOYMENT, 1, List.of(line));

    assertThat(store().read(DEPLOYMENT, LogPosition.START, 1).getFirst().line()).isEqualTo(line);
  }

  @Test
  void aLaterAttemptNumbersFromOneAndComesAfterTheEarlier() {
    append(1, "one", "two");
    append(2, "again");

    assertThat(store().read(DEPLOYMENT, new LogPosition(1, 1), 10))
        .containsExactly(at(1, 2, "two"), at(2, 1, "again"));
  }

  @Test
  void readingOnFromWhereAPageEndedGivesEveryLineOnce() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      for (int i = 0; i < 7; i++) {
        append(attempt, "a" + attempt + i, "b" + attempt + i);
      }
    }

    List<PositionedLine> all = store().read(DEPLOYMENT, LogPosition.START, 1000);

    assertThat(all).hasSize(42);
    assertThat(readInPagesOf(1)).isEqualTo(all);
    assertThat(readInPagesOf(5)).isEqualTo(all);
  }

  @Test
  void aPositionBehindTheLastLineHasNothingAfterIt() {
    append(1, "one");

    assertThat(store().read(DEPLOYMENT, new LogPosition(1, 1), 10)).isEmpty();
    assertThat(store().read(DEPLOYMENT, new LogPosition(9, 9), 10)).isEmpty();
  }

  @Test
  void deploymentsHaveLogsOfTheirOwn() {
    append(1, "one");

    assertThat(store().read(deploymentId("b"), LogPosition.START, 10)).isEmpty();
  }

  @Test
  void linesThatAreThereAreNotWaitedFor() {
    append(1, "one");

    assertThat(store().await(DEPLOYMENT, LogPosition.START, 10, Duration.ofMinutes(1)))
        .containsExactly(at(1, 1, "one"));
  }

  @Test
  void anAppendWakesThoseWhoWait() {
    List<List<PositionedLine>> seen =
        AtOnce.race(
            5,
            number -> {
              if (number == 0) {
                append(1, "one");
              }
              return store().await(DEPLOYMENT, LogPosition.START, 10, PATIENT);
            });

    assertThat(seen).containsOnly(List.of(at(1, 1, "one")));
  }

  @Test
  void aFollowerGetsEveryLineOnceWhileTheyAreWritten() {
    List<String> texts = IntStream.range(0, 300).mapToObj(i -> "line " + i).toList();

    List<List<String>> seen =
        AtOnce.race(
            4,
            number -> {
              if (number == 0) {
                texts.forEach(text -> append(1, text));
              }
              return follow(texts.size());
            });

    assertThat(seen).containsOnly(texts);
  }

  @Test
  void waitingEndsWithPatience() {
    assertThat(store().await(DEPLOYMENT, LogPosition.START, 10, Duration.ofMillis(20))).isEmpty();
  }

  @Test
  void waitingEndsWhenInterruptedAndLeavesTheThreadSo() {
    Thread.currentThread().interrupt();
    List<PositionedLine> lines =
        store().await(DEPLOYMENT, LogPosition.START, 10, Duration.ofMinutes(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(lines).isEmpty();
  }

  @Test
  void aDeletedLogIsForgotten() {
    append(1, "one");

    store().delete(DEPLOYMENT);
    store().delete(DEPLOYMENT);

    assertThat(store().read(DEPLOYMENT, LogPosition.START, 10)).isEmpty();
    append(1, "new");
    assertThat(store().read(DEPLOYMENT, LogPosition.START, 10)).containsExactly(at(1, 1, "new"));
  }

  private List<String> follow(int count) {
    List<String> texts = new ArrayList<>();
    LogPosition position = LogPosition.START;
    while (texts.size() < count) {
      List<PositionedLine> lines = store().await(DEPLOYMENT, position, 50, PATIENT);
      assertThat(lines).isNotEmpty();
      lines.forEach(line -> texts.add(line.line().text()));
      position = lines.getLast().position();
    }
    return texts;
  }

  @Test
  void thoseThatSaidSomethingAreKnownUntilTheirLogIsForgotten() {
    append(1, "hello");

    assertThat(deployments()).containsExactly(DEPLOYMENT);
    assertThat(store().bytes(DEPLOYMENT)).isPositive();

    store().delete(DEPLOYMENT);

    assertThat(deployments()).isEmpty();
    assertThat(store().bytes(DEPLOYMENT)).isZero();
  }

  private List<DeploymentId> deployments() {
    try (Stream<DeploymentId> deployments = store().deployments()) {
      return deployments.toList();
    }
  }

  private List<PositionedLine> readInPagesOf(int limit) {
    List<PositionedLine> all = new ArrayList<>();
    List<PositionedLine> page = store().read(DEPLOYMENT, LogPosition.START, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      page = store().read(DEPLOYMENT, page.getLast().position(), limit);
    }
    return all;
  }

  private void append(int attempt, String... texts) {
    store().append(DEPLOYMENT, attempt, List.of(texts).stream().map(this::line).toList());
  }

  private PositionedLine at(int attempt, long number, String text) {
    return new PositionedLine(new LogPosition(attempt, number), line(text));
  }

  private LogLine line(String text) {
    return new LogLine(NOW, Step.BUILD, LogStream.STDOUT, text);
  }
}
