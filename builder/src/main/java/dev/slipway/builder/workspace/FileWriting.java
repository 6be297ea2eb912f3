package dev.slipway.builder.workspace;

import dev.slipway.builder.workspace.WorkspaceIndex.Entry;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes files several at a time, as their content may come from far away, and tells every second
/// how many are there.
final class FileWriting implements AutoCloseable {
  private static final int AT_A_TIME = 16;
  private static final long TOLD_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final SyncProgress progress;
  private final int all;
  private final AtomicInteger there;
  private final Map<SourcePath, Future<Entry>> running = new LinkedHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());

  private long tellNext = System.nanoTime() + TOLD_EVERY;

  /// @param there how many of all files need not be written
  FileWriting(int there, int all, SyncProgress progress) {
    this.there = new AtomicInteger(there);
    this.all = all;
    this.progress = progress;
  }

  void start(SourcePath path, Callable<Entry> write) {
    running.put(
        path,
        threads.submit(() -> {
          Entry written = write.call();
          there.incrementAndGet();
          return written;
        }));
  }

  /// All that was written, in the order in which it was started. Throws what the first of them
  /// threw that failed, and starts no other one then.
  Map<SourcePath, Entry> await() throws IOException {
    Map<SourcePath, Entry> written = new LinkedHashMap<>();
    for (var file : running.entrySet()) {
      written.put(file.getKey(), written(file.getValue()));
    }
    return written;
  }

  private Entry written(Future<Entry> file) throws IOException {
    while (true) {
      try {
        return file.get(tellNext - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        progress.reached(there.get(), all);
        tellNext = System.nanoTime() + TOLD_EVERY;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the build was interrupted");
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException cause -> throw cause;
          case RuntimeException cause -> throw cause;
          case null, default -> throw new IllegalStateException("a file was not written", e);
        }
      }
    }
  }

  /// Returns when nothing is written any more; what has not begun by now never does.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
