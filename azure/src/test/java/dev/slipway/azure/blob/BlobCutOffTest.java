package dev.slipway.azure.blob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.standin.blob.Fault;
import dev.slipway.azure.standin.blob.FaultyWay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers of which half comes: each request is made again, whatever its answer was to say.
@Tag("stand-in")
final class BlobCutOffTest {
  private static final Action READING = Action.reading("Tried to look");
  private static final Action WRITING = Action.writing("Tried to keep");
  private static final String TEXT = "the content of a blob";
  private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

  private final FaultyWay way = TestBlobs.way();
  private final String name = TestBlobs.freshName();
  private final Blobs blobs = TestBlobs.open(name).sources();
  private final Blobs overTheWay = TestBlobs.over(way, name).sources();

  @AfterEach
  void close() {
    way.close();
  }

  /// What is asked where the blob `there` has the content and `grown` is empty, and the answer.
  static Stream<Arguments> questions() {
    return Stream.of(
        asked("content", blobs -> blobs.read(READING, "there").orElseThrow().text(), TEXT),
        asked("content of none", blobs -> blobs.read(READING, "none"), Optional.empty()),
        asked("range of none", blobs -> blobs.range(READING, "none", 0, 4), Optional.empty()),
        asked(
            "range behind the end",
            blobs -> blobs.range(READING, "there", 1_000, 4).orElseThrow().length,
            0),
        asked("rest", blobs -> blobs.rest(READING, "there", 0).orElseThrow().length, BYTES.length),
        asked(
            "rest behind the end",
            blobs -> blobs.rest(READING, "there", 1_000).orElseThrow().length,
            0),
        asked("stream", blobs -> whole(blobs.stream(READING, "there").orElseThrow()), TEXT),
        asked("stream of none", blobs -> blobs.stream(READING, "none"), Optional.empty()),
        asked("properties of none", blobs -> blobs.look(READING, "none"), Optional.empty()),
        asked(
            "creation of what is there",
            blobs -> blobs.create(WRITING, "there", BYTES, BlobKind.CONTENT, Map.of()),
            false),
        asked("removal of what is gone", blobs -> blobs.delete(WRITING, "none", "\"0x1\""), false),
        asked(
            "appending elsewhere",
            blobs -> blobs.appended("grown").append(WRITING, BYTES, 7),
            OptionalInt.empty()),
        asked("blocks of none", blobs -> blobs.staged("none").arrived(WRITING).size(), 0),
        asked("list", blobs -> blobs.list(READING, "").size(), 2),
        asked("folders", blobs -> blobs.folders(READING, "").size(), 0));
  }

  private static Arguments asked(String name, Function<Blobs, Object> question, Object answer) {
    return Arguments.argumentSet(name, question, answer);
  }

  private static String whole(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void anAnswerThatIsCutOffIsAskedForAgain(Function<Blobs, Object> question, Object answer) {
    blobs.write(WRITING, "there", BYTES, BlobKind.CONTENT);
    blobs.appended("grown").create(WRITING, BlobKind.LINES);
    way.failing((number, _) -> number == 1 ? Optional.of(new Fault.CutOff()) : Optional.empty());

    assertThat(question.apply(overTheWay)).isEqualTo(answer);
  }
}
