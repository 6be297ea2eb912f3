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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  enum Question {
    CONTENT(blobs -> blobs.read(READING, "there").orElseThrow().text(), TEXT),
    CONTENT_OF_NONE(blobs -> blobs.read(READING, "none"), Optional.empty()),
    RANGE_OF_NONE(blobs -> blobs.range(READING, "none", 0, 4), Optional.empty()),
    RANGE_BEHIND_THE_END(blobs -> blobs.range(READING, "there", 1_000, 4).orElseThrow().length, 0),
    REST(blobs -> blobs.rest(READING, "there", 0).orElseThrow().length, BYTES.length),
    REST_BEHIND_THE_END(blobs -> blobs.rest(READING, "there", 1_000).orElseThrow().length, 0),
    STREAM(blobs -> whole(blobs.stream(READING, "there").orElseThrow()), TEXT),
    STREAM_OF_NONE(blobs -> blobs.stream(READING, "none"), Optional.empty()),
    PROPERTIES_OF_NONE(blobs -> blobs.look(READING, "none"), Optional.empty()),
    CREATION_OF_WHAT_IS_THERE(
        blobs -> blobs.create(WRITING, "there", BYTES, BlobKind.CONTENT, Map.of()), false),
    REMOVAL_OF_WHAT_IS_GONE(blobs -> blobs.delete(WRITING, "none", "\"0x1\""), false),
    APPENDING_ELSEWHERE(
        blobs -> blobs.appended("grown").append(WRITING, BYTES, 7), OptionalInt.empty()),
    BLOCKS_OF_NONE(blobs -> blobs.staged("none").arrived(WRITING).size(), 0),
    LIST(blobs -> blobs.list(READING, "").size(), 2),
    FOLDERS(blobs -> blobs.folders(READING, "").size(), 0);

    private final Function<Blobs, Object> asked;
    private final Object answer;

    Question(Function<Blobs, Object> asked, Object answer) {
      this.asked = asked;
      this.answer = answer;
    }
  }

  private static String whole(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsCutOffIsAskedForAgain(Question question) {
    blobs.write(WRITING, "there", BYTES, BlobKind.CONTENT);
    blobs.appended("grown").create(WRITING, BlobKind.LINES);
    way.failing((number, _) -> number == 1 ? Optional.of(new Fault.CutOff()) : Optional.empty());

    assertThat(question.asked.apply(overTheWay)).isEqualTo(question.answer);
  }
}
