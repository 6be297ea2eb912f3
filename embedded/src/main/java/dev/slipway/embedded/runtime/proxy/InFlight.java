package dev.slipway.embedded.runtime.proxy;

import java.time.Duration;

/// Counts the requests that a release is answering, until it is to answer no more.
public final class InFlight {
  private int requests;
  private boolean closed;

  /// Begins a request, unless the release is to answer no more.
  synchronized boolean enter() {
    if (!closed) {
      requests++;
    }
    return !closed;
  }

  synchronized void leave() {
    requests--;
    if (requests == 0) {
      notifyAll();
    }
  }

  /// Lets no further request begin and waits until the others ended, at most `patience`.
  public synchronized void drain(Duration patience) throws InterruptedException {
    closed = true;
    long deadline = System.nanoTime() + patience.toNanos();
    while (requests > 0) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
