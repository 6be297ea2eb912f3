package dev.slipway.server.wiring;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// What was opened one after the other, to be closed the other way round.
final class Opened implements AutoCloseable {
  private final Deque<Closing> closings = new ConcurrentLinkedDeque<>();

  /// Something that is closed and cannot fail at it.
  @FunctionalInterface
  interface Closing {
    void close();
  }

  /// Closes this before all that was opened before.
  <T> T with(T opened, Closing closing) {
    closings.push(closing);
    return opened;
  }

  @Override
  public void close() {
    for (Closing next = closings.poll(); next != null; next = closings.poll()) {
      next.close();
    }
  }
}
