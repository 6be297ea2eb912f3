package dev.slipway.azure.content;

import static dev.slipway.azure.content.SeenContents.BLOCK;
import static dev.slipway.azure.content.SeenContents.LOOKING;
import static dev.slipway.azure.content.SeenContents.bytes;
import static dev.slipway.azure.content.SeenContents.content;
import static dev.slipway.azure.content.SeenContents.everything;
import static dev.slipway.azure.content.SeenContents.keptIn;
import static dev.slipway.azure.content.SeenContents.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.TestBlobs;
import dev.slipway.azure.standin.blob.Fault;
import dev.slipway.azure.standin.blob.FaultyWay;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Content where the way to the storage fails.
@Tag("stand-in")
final class ContentFaultsTest {
  private static final int ENDLESS = Integer.MAX_VALUE;

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
  void aRegisterWhoseStartCannotBeReadIsTakenOverLater() {
    Blobs unsure = TestBlobs.over(way, name).sources();
    Contents rolling = new Contents(unsure, clock, new Register(unsure, clock, 3, ENDLESS));
    for (int number = 0; number < 3; number++) {
      put(rolling, bytes(number, 10));
    }
    way.failing((_, request) ->
        request.startsWith("GET") && request.contains(".start")
            ? Optional.of(new Fault.NeverCame())
            : Optional.empty());
    assertThatThrownBy(() -> put(rolling, bytes(3, 10))).isInstanceOf(SlipwayException.class);
    way.failing((_, _) -> Optional.empty());
    put(contents, bytes(4, 10));

    put(rolling, bytes(3, 10));

    Contents fresh = new Contents(blobs, clock);
    for (int number = 0; number < 5; number++) {
      assertThat(content(fresh, bytes(number, 10))).isEqualTo(bytes(number, 10));
    }
    assertThat(blobs.list(LOOKING, "register/").getLast().name())
        .isEqualTo("register/00000002.start");
  }

  @Test
  void aLongRegisterWhoseAnswersAreCutOffIsReadOnce() {
    Register register = new Register(blobs, clock);
    register.keep("packs/0", keptIn(0));
    Register other = new Register(TestBlobs.over(way, name).sources(), clock);
    AtomicInteger reads = new AtomicInteger();
    way.failing((_, request) ->
        request.startsWith("GET")
                && request.contains("00000001")
                && !request.contains(".start")
                && reads.incrementAndGet() <= 2
            ? Optional.of(new Fault.CutOff())
            : Optional.empty());

    for (Kept kept : keptIn(0)) {
      assertThat(other.find(kept.digest())).isPresent();
    }
    assertThat(other.unusedSince(now.plus(Duration.ofDays(1)))).hasSize(40_000);
  }

  @Test
  void whatIsKnownIsReadWhileTheRegisterIsBeingWritten() throws Exception {
    byte[] known = bytes(1, 100);
    put(overTheWay, known);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    way.failing((_, request) -> {
      if (request.contains("appendblock")) {
        writing.countDown();
        await(read);
      }
      return Optional.empty();
    });
    CompletableFuture<Void> put =
        CompletableFuture.runAsync(
            () -> put(overTheWay, bytes(2, 100)), Thread::startVirtualThread);
    await(writing);

    byte[] content = content(overTheWay, known);
    boolean isWritten = put.isDone();
    read.countDown();
    put.get(30, TimeUnit.SECONDS);

    assertThat(content).isEqualTo(known);
    assertThat(isWritten).isFalse();
  }

  @Test
  void manyWhoReadFromOnePackAtTheSameTimeFetchItOnce() {
    List<byte[]> contents = putTogether(128);
    List<String> reads = new CopyOnWriteArrayList<>();
    way.failing((_, request) -> {
      if (request.contains("packs")) {
        reads.add(request);
      }
      return Optional.empty();
    });

    AtOnce.race(128, number -> content(overTheWay, contents.get(number)).length);

    int packs = blobs.list(LOOKING, "packs/").size();
    assertThat(reads).hasSizeLessThanOrEqualTo(2 * packs);
  }

  @Test
  void aPackThatCannotBeFetchedFailsAllWhoWaitAndIsFetchedLater() {
    List<byte[]> contents = putTogether(32);
    Contents fresh = new Contents(TestBlobs.over(way, name).sources(), clock);
    content(fresh, contents.getFirst());
    way.failing((_, request) ->
        request.contains("packs")
            ? Optional.of(new Fault.Refused(503, Duration.ZERO))
            : Optional.empty());

    List<Boolean> failed =
        AtOnce.race(
            32,
            number ->
                catchThrowable(() -> content(fresh, contents.get(number)))
                    instanceof SlipwayException);
    way.failing((_, _) -> Optional.empty());

    assertThat(failed).containsOnly(true);
    contents.forEach(content -> assertThat(content(fresh, content)).isEqualTo(content));
  }

  private List<byte[]> putTogether(int count) {
    List<byte[]> all = IntStream.range(0, count).mapToObj(number -> bytes(number, 1_000)).toList();
    AtOnce.race(
        count,
        number -> {
          put(contents, all.get(number));
          return number;
        });
    return all;
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
    int before = everything(blobs).size();
    now = now.plus(Duration.ofDays(2));
    contents.sweep();

    assertThat(before).isLessThanOrEqualTo(1);
    assertThat(everything(blobs)).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
