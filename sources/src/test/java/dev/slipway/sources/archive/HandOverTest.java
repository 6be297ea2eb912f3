package dev.slipway.sources.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HandOverTest {
  private static final int MEGABYTE = 1024 * 1024;

  @TempDir private Path folder;
  private final Queue<Digest> taken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();

  @Test
  void asManyAsThereIsRoomForAreTakenTogether() throws IOException {
    List<Unpacked.File> files = files(3 * HandOver.FILES_AT_ONCE, 1);
    CyclicBarrier together = new CyclicBarrier(HandOver.FILES_AT_ONCE);

    handOver(
        files,
        () -> {
          together.await();
          assertThat(underWay).hasValueLessThanOrEqualTo(HandOver.FILES_AT_ONCE);
        });

    assertThat(taken)
        .containsExactlyInAnyOrderElementsOf(files.stream().map(Unpacked.File::digest).toList());
  }

  @Test
  void largeOnesAreFewerAtATime() throws IOException {
    CyclicBarrier together = new CyclicBarrier(2);

    handOver(
        files(6, 32 * MEGABYTE),
        () -> {
          together.await();
          assertThat(underWay).hasValueLessThanOrEqualTo(2);
        });
    handOver(files(3, 100 * MEGABYTE), () -> assertThat(underWay).hasValue(1));

    assertThat(taken).hasSize(9);
  }

  @Test
  void theSameContentIsTakenOnce() throws IOException {
    Unpacked.File file = files(1, 1).getFirst();

    handOver(List.of(file, file), () -> {});

    assertThat(taken).containsExactly(file.digest());
  }

  @Test
  void afterAFailureNothingIsBegunAndNothingIsUnderWay() throws IOException {
    List<Unpacked.File> files = files(3 * HandOver.FILES_AT_ONCE, 1);
    AtomicInteger begun = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(HandOver.FILES_AT_ONCE);

    assertThatThrownBy(() ->
            handOver(
                files,
                () -> {
                  begun.incrementAndGet();
                  together.await();
                  throw new IOException("the disk is full");
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");

    assertThat(begun).hasValue(HandOver.FILES_AT_ONCE);
    assertThat(underWay).hasValue(0);
  }

  @Test
  void whoeverIsInterruptedWaitsForWhatIsUnderWayOnly() throws Exception {
    List<Unpacked.File> files = files(3 * HandOver.FILES_AT_ONCE, 1);
    CountDownLatch full = new CountDownLatch(HandOver.FILES_AT_ONCE);
    CountDownLatch end = new CountDownLatch(1);
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                handOver(
                    files,
                    () -> {
                      full.countDown();
                      end.await();
                    });
              } catch (IOException e) {
                thrown.add(e);
              }
            });
    full.await();

    reader.interrupt();
    end.countDown();

    assertThat(reader.join(Duration.ofSeconds(30))).isTrue();
    assertThat(thrown).singleElement().isInstanceOf(InterruptedIOException.class);
    assertThat(taken).hasSize(HandOver.FILES_AT_ONCE);
    assertThat(underWay).hasValue(0);
  }

  private interface Taking {
    void run() throws Exception;
  }

  private void handOver(List<Unpacked.File> files, Taking taking) throws IOException {
    BlobSink sink =
        (digest, _, content) -> {
          underWay.incrementAndGet();
          try {
            assertThat(Digest.of(content.readAllBytes())).isEqualTo(digest);
            taking.run();
            taken.add(digest);
          } catch (IOException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          } finally {
            underWay.decrementAndGet();
          }
        };
    new HandOver(sink).all(files);
  }

  /// @param bytes that they are said to have
  private List<Unpacked.File> files(int count, long bytes) {
    return IntStream.range(0, count).mapToObj(number -> file("file-" + number, bytes)).toList();
  }

  private Unpacked.File file(String name, long bytes) {
    try {
      Path content = Files.writeString(folder.resolve(name), name);
      return new Unpacked.File(new SourcePath(name), false, bytes, Digest.of(name), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
