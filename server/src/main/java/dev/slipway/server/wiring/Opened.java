package dev.slipway.server.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/// What was opened one after the other, to be closed the other way round.
public final class Opened implements AutoCloseable {
  private final Deque<Closing> closings = new ConcurrentLinkedDeque<>();

  /// How something is closed.
  @FunctionalInterface
  public interface Closing {
    void close() throws IOException;
  }

  /// Makes something that opens others; when that fails, those it has opened are closed again.
  public static <T> T whole(Function<Opened, T> start) {
    Opened opened = new Opened();
    try {
      return start.apply(opened);
    } catch (RuntimeException | Error e) {
      try {
        opened.close();
      } catch (RuntimeException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /// Closes this before all that was opened before.
  public <T> T with(T opened, Closing closing) {
    closings.push(closing);
    return opened;
  }

  /// Closes all, also when one of them fails at it.
  @Override
  public void close() {
    Closing next = closings.poll();
    if (next == null) {
      return;
    }
    try {
      next.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }
}
