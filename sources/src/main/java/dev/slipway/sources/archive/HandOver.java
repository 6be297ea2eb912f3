package dev.slipway.sources.archive;

import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands the files of one archive to a sink, many at a time, since a sink may keep what comes
/// together with one request. A sink may hold a file in memory, so they are no more than a number
/// of bytes together; a larger file goes alone.
final class HandOver {
  static final int FILES_AT_ONCE = 64;

  private static final int BYTES_AT_ONCE = 64 * 1024 * 1024;
  private static final int LEAST_BYTES = BYTES_AT_ONCE / FILES_AT_ONCE;

  private final BlobSink sink;
  private final Semaphore room = new Semaphore(BYTES_AT_ONCE);
  private final AtomicBoolean failed = new AtomicBoolean();

  HandOver(BlobSink sink) {
    this.sink = sink;
  }

  /// Returns when the sink has taken each content. After the first failure no further one is begun;
  /// it is thrown when those that were under way have ended, so nobody reads the files any more.
  void all(Collection<Unpacked.File> files) throws IOException {
    Set<Digest> begun = new HashSet<>();
    List<Future<?>> puts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Unpacked.File file : files) {
        if (begun.add(file.digest())) {
          int bytes = Math.clamp(file.size(), LEAST_BYTES, BYTES_AT_ONCE);
          room.acquire(bytes);
          if (failed.get()) {
            break;
          }
          puts.add(threads.submit(() -> put(file, bytes)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files are kept");
    }
    for (Future<?> put : puts) {
      requireSuccess(put);
    }
  }

  /// @param bytes of the room, which it takes up until it ends
  private Digest put(Unpacked.File file, int bytes) throws IOException {
    boolean taken = false;
    try (InputStream content = Files.newInputStream(file.content())) {
      sink.put(file.digest(), file.size(), content);
      taken = true;
      return file.digest();
    } finally {
      if (!taken) {
        failed.set(true);
      }
      room.release(bytes);
    }
  }

  private static void requireSuccess(Future<?> put) throws IOException {
    if (put.state() == Future.State.SUCCESS) {
      return;
    }
    switch (put.exceptionNow()) {
      case IOException failure -> throw failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
