package dev.slipway.http.connection;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Ends what takes too long: the interrupt closes the socket that the thread is stuck in.
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("connection-watchdog").factory());

  Watchdog() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /// What the work on a socket answers, if it does so within this time.
  <T> T watch(Duration most, Supplier<T> work) {
    Future<?> bite =
        timer.schedule(Thread.currentThread()::interrupt, most.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } finally {
      bite.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
