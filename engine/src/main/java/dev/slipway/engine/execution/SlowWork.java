package dev.slipway.engine.execution;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does something beside work that takes longer than a while, once. It is over when the work is
/// closed.
final class SlowWork implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread beside;

  private SlowWork(Duration patience, Runnable action) {
    beside =
        Thread.ofVirtual()
            .start(() -> {
              if (!isDoneWithin(patience)) {
                action.run();
              }
            });
  }

  static SlowWork begin(Duration patience, Runnable action) {
    return new SlowWork(patience, action);
  }

  private boolean isDoneWithin(Duration patience) {
    try {
      return done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  /// Waits for what is done beside, and leaves an interrupted thread interrupted.
  @Override
  public void close() {
    done.countDown();
    boolean isInterrupted = false;
    while (true) {
      try {
        beside.join();
        break;
      } catch (InterruptedException _) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
