package dev.slipway.azure.log;

import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.azure.standin.blob.Fault;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.log.PositionedLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Logs in append blobs where the way to them fails, and where they are long.
@Tag("stand-in")
final class BlobLogFaultsTest {
  private static final DeploymentId DEPLOYMENT = deploymentId("a");

  private final String name = TestBlobs.freshName();
  private final FaultyWay way = TestBlobs.way();
  private final LogStore store = new BlobLogStore(TestBlobs.over(way, name));
  private final LogStore other = new BlobLogStore(TestBlobs.open(name));

  @AfterEach
  void close() {
    way.close();
  }

  @Test
  void aLostAnswerDoublesNoLine() {
    append(store, "one");
    way.failing((number, request) ->
        number == 1 && request.contains("appendblock")
            ? Optional.of(new Fault.AnswerLost())
            : Optional.empty());

    append(store, "two", "three");
    append(store, "four");

    assertThat(texts(other)).containsExactly("one", "two", "three", "four");
  }

  @Test
  void linesThatAreWrittenAgainAfterNoAnswerAtAllAreThereOnce() {
    append(store, "one");
    way.failing((_, request) ->
        request.contains("appendblock") ? Optional.of(new Fault.AnswerLost()) : Optional.empty());
    SlipwayException failure =
        catchThrowableOfType(SlipwayException.class, () -> append(store, "two", "three"));
    way.failing((_, _) -> Optional.empty());

    append(store, "two", "three");
    append(store, "four");

    assertThat(failure.problem().retryable()).isTrue();
    assertThat(texts(other)).containsExactly("one", "two", "three", "four");
  }

  @Test
  void linesOfSeveralBlocksThatAreWrittenAgainAreThereOnce() {
    String[] lines = longLines(160);
    AtomicInteger appends = new AtomicInteger();
    way.failing((_, request) ->
        request.contains("appendblock") && appends.incrementAndGet() > 1
            ? Optional.of(new Fault.NeverCame())
            : Optional.empty());
    SlipwayException failure =
        catchThrowableOfType(SlipwayException.class, () -> append(store, lines));
    way.failing((_, _) -> Optional.empty());

    append(store, lines);
    append(store, "last");

    assertThat(failure.problem().retryable()).isTrue();
    assertThat(texts(other)).containsExactly(followedBy(lines, "last"));
  }

  @Test
  void aBlockOfSeveralWhoseAnswerNeverCameIsNotDoubledByMoreLines() {
    String[] lines = longLines(160);
    AtomicInteger appends = new AtomicInteger();
    way.failing((_, request) ->
        request.contains("appendblock") && appends.incrementAndGet() > 1
            ? Optional.of(new Fault.AnswerLost())
            : Optional.empty());
    assertThatThrownBy(() -> append(store, lines)).isInstanceOf(SlipwayException.class);
    way.failing((_, _) -> Optional.empty());

    append(store, followedBy(lines, "more"));

    assertThat(texts(other)).containsExactly(followedBy(lines, "more"));
  }

  @Test
  void otherLinesAfterSomeThatFailedAreAllWritten() {
    String[] lines = longLines(160);
    AtomicInteger appends = new AtomicInteger();
    way.failing((_, request) ->
        request.contains("appendblock") && appends.incrementAndGet() > 1
            ? Optional.of(new Fault.NeverCame())
            : Optional.empty());
    assertThatThrownBy(() -> append(store, lines)).isInstanceOf(SlipwayException.class);
    way.failing((_, _) -> Optional.empty());

    append(store, "other", lines[0]);

    assertThat(texts(other)).endsWith("other", lines[0]).hasSizeLessThan(162);
  }

  @Test
  void resetConnectionsAndBusyServersLoseNothing() {
    way.failing((number, _) ->
        switch (number % 10) {
          case 3 -> Optional.of(new Fault.NeverCame());
          case 5 -> Optional.of(new Fault.AnswerLost());
          case 7 -> Optional.of(new Fault.Refused(503, Duration.ZERO));
          case 9 -> Optional.of(new Fault.CutOff());
          default -> Optional.empty();
        });

    List<String> texts = IntStream.range(0, 40).mapToObj(i -> "line " + i).toList();
    texts.forEach(text -> append(store, text));

    assertThat(texts(store)).isEqualTo(texts);
    assertThat(texts(other)).isEqualTo(texts);
  }

  @Test
  void whoTakesOverNumbersOn() {
    append(store, "one", "two");
    append(other, "three");
    append(store, "four");

    assertThat(read(other).stream().map(PositionedLine::position))
        .containsExactly(
            new LogPosition(1, 1),
            new LogPosition(1, 2),
            new LogPosition(1, 3),
            new LogPosition(1, 4));
    assertThat(texts(store)).containsExactly("one", "two", "three", "four");
  }

  @Test
  void aLogGoesOnInTheNextBlobLongBeforeOneIsFull() {
    LogStore rolling = new BlobLogStore(TestBlobs.open(name), 3);
    List<String> texts = IntStream.range(0, 20).mapToObj(i -> "line " + i).toList();

    texts.forEach(text -> append(rolling, text));

    assertThat(texts(other)).isEqualTo(texts);
    assertThat(pagesOf(other, 2)).isEqualTo(texts);
    append(other, "more");
    assertThat(texts(rolling)).hasSize(21).endsWith("more");
  }

  @Test
  void manyLongLinesGoInBlocksThatTheServiceTakes() {
    String[] lines = longLines(200);

    append(store, lines);
    append(other, "last");

    assertThat(texts(other)).hasSize(201).endsWith(lines[199], "last");
  }

  @Test
  void whoFollowsReadsOnWhereThePageEnded() {
    append(store, IntStream.range(0, 3_000).mapToObj(i -> "line " + i).toArray(String[]::new));
    PositionedLine last = read(store).getLast();
    append(other, "new");
    way.failing((_, _) -> Optional.empty());

    List<PositionedLine> more = store.read(DEPLOYMENT, last.position(), 100);

    assertThat(more).extracting(line -> line.line().text()).containsExactly("new");
    assertThat(way.requests()).isEqualTo(2);
  }

  /// Each character is escaped, so that about 85 of them fill a block.
  private static String[] longLines(int count) {
    String filling = "\u0000".repeat(LogLine.MAX_LENGTH - 5);
    return IntStream.range(0, count)
        .mapToObj(i -> "%05d".formatted(i) + filling)
        .toArray(String[]::new);
  }

  private static String[] followedBy(String[] lines, String more) {
    return Stream.concat(Stream.of(lines), Stream.of(more)).toArray(String[]::new);
  }

  private static List<String> pagesOf(LogStore store, int size) {
    List<String> texts = new ArrayList<>();
    LogPosition after = LogPosition.START;
    for (List<PositionedLine> page = store.read(DEPLOYMENT, after, size);
        !page.isEmpty();
        page = store.read(DEPLOYMENT, after, size)) {
      page.forEach(line -> texts.add(line.line().text()));
      after = page.getLast().position();
    }
    return texts;
  }

  private static List<String> texts(LogStore store) {
    return read(store).stream().map(line -> line.line().text()).toList();
  }

  private static List<PositionedLine> read(LogStore store) {
    return store.read(DEPLOYMENT, LogPosition.START, 10_000);
  }

  private static void append(LogStore store, String... texts) {
    store.append(
        DEPLOYMENT,
        1,
        List.of(texts).stream()
            .map(text -> new LogLine(NOW, Step.BUILD, LogStream.STDOUT, text))
            .toList());
  }
}
