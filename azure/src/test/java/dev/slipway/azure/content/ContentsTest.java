package dev.slipway.azure.content;

import static dev.slipway.azure.content.SeenContents.BLOCK;
import static dev.slipway.azure.content.SeenContents.LOOKING;
import static dev.slipway.azure.content.SeenContents.bytes;
import static dev.slipway.azure.content.SeenContents.content;
import static dev.slipway.azure.content.SeenContents.everything;
import static dev.slipway.azure.content.SeenContents.keptIn;
import static dev.slipway.azure.content.SeenContents.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.source.KeptContent;
import dev.slipway.ports.testing.AtOnce;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Content in packs, in blobs of its own, and in the register, beside what the contracts say.
final class ContentsTest {
  private static final int ENDLESS = Integer.MAX_VALUE;

  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;
  private final String name = TestBlobs.freshName();
  private final BlobStorage storage = TestBlobs.open(name);
  private final Blobs blobs = storage.sources();
  private final Contents contents = new Contents(blobs, clock);
  private final Contents another = new Contents(TestBlobs.open(name).sources(), clock);

  @Test
  void whatIsPutAtTheSameTimeGoesTogether() {
    AtOnce.race(
        200,
        number -> {
          put(contents, bytes(number, 1_000));
          return number;
        });

    assertThat(blobs.list(LOOKING, "packs/")).hasSizeLessThan(50);
    for (int number = 0; number < 200; number++) {
      assertThat(content(another, bytes(number, 1_000))).isEqualTo(bytes(number, 1_000));
    }
  }

  @Test
  void whatOneProcessKeepsAnotherFindsAtOnce() {
    byte[] content = bytes(1, 100);
    assertThat(another.missing(List.of(Digest.of(content)))).hasSize(1);

    put(contents, content);

    assertThat(another.missing(List.of(Digest.of(content)))).isEmpty();
  }

  @Test
  void largeContentIsReadAsItWasPut() {
    byte[] content = bytes(1, 2 * BLOCK + 1);

    put(contents, content);
    put(another, content);

    assertThat(content(another, content)).isEqualTo(content);
  }

  @Test
  void contentWithEqualBlocksIsReadAsItWasPut() {
    byte[] content = new byte[3 * BLOCK];

    put(contents, content);

    assertThat(content(contents, content)).isEqualTo(content);
  }

  @Test
  void otherContentThanTheDigestNamesIsNeverSeenHoweverLarge() {
    byte[] content = bytes(1, 2 * BLOCK);
    Digest other = Digest.of("other");

    SlipwayException failure =
        catchThrowableOfType(
            SlipwayException.class,
            () -> contents.put(other, new ByteArrayInputStream(content), content.length));

    assertThat(failure.problem().code()).isEqualTo(ProblemCode.BLOB_DIGEST_MISMATCH);
    assertThat(contents.missing(List.of(other, Digest.of(content)))).hasSize(2);
    assertThat(blobs.list(LOOKING, "large/")).isEmpty();
  }

  @Test
  void aRegisterGoesOnInTheNextOneWithAllThatItKnew() {
    Contents rolling = new Contents(blobs, clock, new Register(blobs, clock, 5, ENDLESS));
    Contents other = new Contents(blobs, clock, new Register(blobs, clock, 5, ENDLESS));
    put(other, bytes(1000, 10));
    byte[] forgotten = bytes(2000, 10);
    put(other, forgotten);
    now = now.plus(Duration.ofDays(7));
    assertThat(rolling.forget(Digest.of(forgotten), now)).isTrue();

    for (int number = 0; number < 20; number++) {
      put(number % 3 == 0 ? other : rolling, bytes(number, 10));
    }

    List<Digest> all =
        IntStream.range(0, 20).mapToObj(number -> Digest.of(bytes(number, 10))).toList();
    for (Contents each : List.of(rolling, other, contents)) {
      assertThat(each.missing(all)).isEmpty();
      assertThat(each.missing(List.of(Digest.of(forgotten)))).hasSize(1);
      assertThat(each.unusedSince(now))
          .containsExactly(new KeptContent(Digest.of(bytes(1000, 10)), 10));
    }
    assertThat(blobs.list(LOOKING, "register/")).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aRegisterGoesOnInTheNextOneAfterSoManyBytes() {
    Contents rolling = new Contents(blobs, clock, new Register(blobs, clock, ENDLESS, 500));

    for (int number = 0; number < 20; number++) {
      put(rolling, bytes(number, 10));
    }

    List<Digest> all =
        IntStream.range(0, 20).mapToObj(number -> Digest.of(bytes(number, 10))).toList();
    assertThat(blobs.list(LOOKING, "register/").getLast().name())
        .isGreaterThan("register/00000003");
    assertThat(contents.missing(all)).isEmpty();
  }

  @Test
  void aLongRegisterIsReadWhileItComes() {
    Register register = new Register(blobs, clock);
    for (int pack = 0; pack < 3; pack++) {
      register.keep("packs/" + pack, keptIn(pack));
    }
    String path = "register/00000001";
    LineBlob lines = new LineBlob(blobs, LOOKING, path);
    List<Integer> pieces = new ArrayList<>();

    assertThat(lines.readOn(piece -> pieces.add(piece.length()))).isTrue();

    long size = blobs.look(LOOKING, path).orElseThrow().bytes();
    assertThat(lines.end()).isEqualTo(size);
    assertThat(pieces).allMatch(piece -> piece < size / 4);
    Register other = new Register(blobs, clock);
    for (int pack = 0; pack < 3; pack++) {
      for (Kept kept : keptIn(pack)) {
        assertThat(other.find(kept.digest()))
            .contains(new Place("packs/" + pack, kept.offset(), kept.length()));
      }
    }
  }

  @Test
  void manyProcessesAgreeWhileTheRegisterGoesOnAgainAndAgain() {
    List<Contents> processes =
        IntStream.range(0, 4)
            .mapToObj(_ -> new Contents(blobs, clock, new Register(blobs, clock, 7, ENDLESS)))
            .toList();

    AtOnce.race(
        4,
        process -> {
          for (int number = 0; number < 25; number++) {
            put(processes.get(process), bytes(number / 2 * 10 + process % 2, 10));
          }
          return process;
        });

    for (Contents each : processes) {
      for (int number = 0; number < 25; number++) {
        for (int process = 0; process < 2; process++) {
          byte[] content = bytes(number / 2 * 10 + process, 10);
          assertThat(content(each, content)).isEqualTo(content);
        }
      }
    }
  }

  @Test
  void theSpaceOfWhatIsForgottenIsFreeOnceNobodyCanReadItAnyMore() {
    put(contents, bytes(1, 100));
    put(contents, bytes(2, 2 * BLOCK));
    put(contents, bytes(3, 100));
    now = now.plus(Duration.ofDays(7));
    contents.forget(Digest.of(bytes(1, 100)), now);
    contents.forget(Digest.of(bytes(2, 2 * BLOCK)), now);

    contents.sweep();
    assertThat(everything(blobs)).hasSize(3);
    now = now.plus(Duration.ofHours(2));
    contents.sweep();

    assertThat(everything(blobs)).hasSize(1);
    assertThat(content(another, bytes(3, 100))).isEqualTo(bytes(3, 100));
  }

  @Test
  void whatIsPutAgainAfterItWasForgottenStays() {
    byte[] content = bytes(1, 2 * BLOCK);
    put(contents, content);
    now = now.plus(Duration.ofDays(7));
    contents.forget(Digest.of(content), now);

    put(another, content);
    now = now.plus(Duration.ofDays(7));
    contents.sweep();

    assertThat(content(contents, content)).isEqualTo(content);
  }
}
