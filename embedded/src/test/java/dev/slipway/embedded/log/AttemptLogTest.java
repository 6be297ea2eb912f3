package dev.slipway.embedded.log;

import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.domain.log.LogStream;
import dev.slipway.ports.log.PositionedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttemptLogTest {
  private static final DeploymentId DEPLOYMENT = deploymentId("a");

  private final Path folder;
  private final Path file;

  AttemptLogTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve(DEPLOYMENT.value()).resolve("attempt-1.jsonl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"position\":{\"att", "\u0000\u0000\u0000", "{}"})
  void aLineThatACrashCutOffIsNotReadAndMakesRoomForTheNext(String torn) throws IOException {
    new FileLogStore(folder).append(DEPLOYMENT, 1, lines(1, 2));
    Files.writeString(file, torn, StandardOpenOption.APPEND);
    FileLogStore reopened = new FileLogStore(folder);

    assertThat(texts(reopened, LogPosition.START, 10)).containsExactly("line 1", "line 2");
    reopened.append(DEPLOYMENT, 1, lines(3, 3));

    assertThat(texts(reopened, LogPosition.START, 10))
        .containsExactly("line 1", "line 2", "line 3");
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void aReopenedLogIsNumberedOn() {
    new FileLogStore(folder).append(DEPLOYMENT, 1, lines(1, 100));
    FileLogStore reopened = new FileLogStore(folder);
    reopened.append(DEPLOYMENT, 1, lines(101, 130));

    assertThat(texts(reopened, new LogPosition(1, 98), 4))
        .containsExactly("line 99", "line 100", "line 101", "line 102");
    assertThat(reopened.read(DEPLOYMENT, new LogPosition(1, 129), 4))
        .extracting(PositionedLine::position)
        .containsExactly(new LogPosition(1, 130));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 199, 200})
  void readingBeginsAtAnyLine(int after) {
    FileLogStore store = new FileLogStore(folder);
    store.append(DEPLOYMENT, 1, lines(1, 70));
    store.append(DEPLOYMENT, 1, lines(71, 200));

    assertThat(texts(store, new LogPosition(1, after), 1000))
        .isEqualTo(
            IntStream.rangeClosed(after + 1, 200).mapToObj(number -> "line " + number).toList());
  }

  @Test
  void linesWrittenThroughAnotherStoreAreSeen() {
    FileLogStore reading = new FileLogStore(folder);
    FileLogStore writing = new FileLogStore(folder);
    writing.append(DEPLOYMENT, 1, lines(1, 1));
    assertThat(texts(reading, LogPosition.START, 10)).containsExactly("line 1");

    writing.append(DEPLOYMENT, 1, lines(2, 2));

    assertThat(texts(reading, LogPosition.START, 10)).containsExactly("line 1", "line 2");
  }

  @Test
  void aThreadThatIsInterruptedStillWritesWholeLines() {
    FileLogStore store = new FileLogStore(folder);

    Thread.currentThread().interrupt();
    store.append(DEPLOYMENT, 1, lines(1, 3));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(texts(store, LogPosition.START, 10)).hasSize(3);
  }

  private static List<String> texts(FileLogStore store, LogPosition after, int limit) {
    return store.read(DEPLOYMENT, after, limit).stream().map(line -> line.line().text()).toList();
  }

  private static List<LogLine> lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> new LogLine(NOW, Step.BUILD, LogStream.STDOUT, "line " + number))
        .toList();
  }
}
