package dev.slipway.azure.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.blob.Action;
import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.azure.standin.blob.Fault;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Content where the way to the storage fails.
@Tag("stand-in")
final class ContentFaultsTest {
  private static final Action LOOKING = Action.reading("Tried to look");
  private static final int BLOCK = 4 * 1024 * 1024;

  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;
  private final String name = TestBlobs.freshName();
  private final FaultyWay way = TestBlobs.way();
  private final BlobStorage storage = TestBlobs.open(name);
  private final Blobs blobs = storage.sources();
  private final Contents contents = new Contents(blobs, clock);
  private final Contents overTheWay = new Contents(TestBlobs.over(way, name).sources(), clock);

  @AfterEach
  void close() {
    way.close();
  }

  @Test
  void twoThousandDigestsAreLookedForWithOneRequest() {
    List<Digest> digests =
        IntStream.range(0, 2_000).mapToObj(number -> Digest.of("content " + number)).toList();
    overTheWay.missing(digests);
    way.failing((_, _) -> Optional.empty());

    assertThat(overTheWay.missing(digests)).hasSize(2_000);
    assertThat(way.requests()).isEqualTo(1);
  }

  @Test
  void whatArrivedOfALargeUploadIsNotSentAgain() {
    byte[] content = bytes(1, 4 * BLOCK);
    way.failing((number, request) ->
        request.contains("comp=block&") && number > 3
            ? Optional.of(new Fault.NeverCame())
            : Optional.empty());
    SlipwayException failure =
        catchThrowableOfType(SlipwayException.class, () -> put(overTheWay, content));
    List<String> sent = new ArrayList<>();
    way.failing((_, request) -> {
      if (request.contains("comp=block&")) {
        sent.add(request);
      }
      return Optional.empty();
    });

    put(overTheWay, content);

    assertThat(failure.problem().code()).isEqualTo(ProblemCode.STORAGE_WRITE_FAILED);
    assertThat(failure.problem().retryable()).isTrue();
    assertThat(sent).isNotEmpty().hasSizeLessThan(4);
    assertThat(content(contents, content)).isEqualTo(content);
  }

  @Test
  void resetConnectionsBusyServersAndCutOffAnswersLoseNothing() {
    way.failing((number, _) ->
        switch (number % 10) {
          case 2 -> Optional.of(new Fault.NeverCame());
          case 4 -> Optional.of(new Fault.AnswerLost());
          case 6 -> Optional.of(new Fault.Refused(503, Duration.ZERO));
          case 8 -> Optional.of(new Fault.Refused(500, Duration.ZERO));
          case 9 -> Optional.of(new Fault.CutOff());
          default -> Optional.empty();
        });

    for (int number = 0; number < 15; number++) {
      put(overTheWay, bytes(number, 1_000));
    }

    for (int number = 0; number < 15; number++) {
      assertThat(content(contents, bytes(number, 1_000))).isEqualTo(bytes(number, 1_000));
      assertThat(content(overTheWay, bytes(number, 1_000))).isEqualTo(bytes(number, 1_000));
    }
  }

  @Test
  void aServiceThatNeverAnswersIsGivenUp() {
    way.failing((_, _) -> Optional.of(new Fault.NeverCame()));

    SlipwayException failure =
        catchThrowableOfType(SlipwayException.class, () -> put(overTheWay, bytes(1, 10)));

    assertThat(failure.problem().retryable()).isTrue();
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsNotWaitedFor() {
    way.failing((_, _) -> Optional.of(new Fault.Slow(Duration.ofSeconds(30))));
    long begin = System.nanoTime();

    SlipwayException failure =
        catchThrowableOfType(
            SlipwayException.class, () -> overTheWay.missing(List.of(Digest.of("any"))));

    assertThat(failure.problem().retryable()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void whatAProcessLeftThatEndedInBetweenIsRemovedAfterADay() {
    way.failing((_, request) ->
        request.contains("register") && request.startsWith("PUT")
            ? Optional.of(new Fault.NeverCame())
            : Optional.empty());
    assertThatThrownBy(() -> put(overTheWay, bytes(1, 10))).isInstanceOf(SlipwayException.class);

    contents.sweep();
    int before = everything().size();
    now = now.plus(Duration.ofDays(2));
    contents.sweep();

    assertThat(before).isLessThanOrEqualTo(1);
    assertThat(everything()).isEmpty();
  }

  private List<String> everything() {
    List<String> names = new ArrayList<>();
    blobs.list(LOOKING, "packs/").stream().map(StoredBlob::name).forEach(names::add);
    blobs.list(LOOKING, "large/").stream().map(StoredBlob::name).forEach(names::add);
    return names;
  }

  private static void put(Contents contents, byte[] content) {
    try {
      contents.put(Digest.of(content), new ByteArrayInputStream(content), content.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content(Contents contents, byte[] expected) {
    try (InputStream content = contents.open(Digest.of(expected)).orElseThrow()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
