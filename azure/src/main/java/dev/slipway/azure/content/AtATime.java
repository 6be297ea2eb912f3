package dev.slipway.azure.content;

import dev.slipway.azure.call.Awaited;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Does things while the next ones are being made ready, only so many at a time, so that no more of
/// them have to be held in memory.
final class AtATime implements AutoCloseable {
  private final int count;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<CompletableFuture<Void>> running = new ArrayDeque<>();

  AtATime(int count) {
    this.count = count;
  }

  /// Starts one as soon as there is room; throws what an earlier one threw.
  void start(Runnable work) {
    if (running.size() == count) {
      Awaited.result(running.remove());
    }
    running.add(CompletableFuture.runAsync(work, threads));
  }

  /// Returns when all have ended; throws what one of them threw.
  void await() {
    while (!running.isEmpty()) {
      Awaited.result(running.remove());
    }
  }

  /// Waits for those that are under way.
  @Override
  public void close() {
    threads.close();
  }
}
