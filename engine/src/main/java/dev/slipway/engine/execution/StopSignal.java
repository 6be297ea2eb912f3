package dev.slipway.engine.execution;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stops the work on one deployment from outside. The working thread is interrupted only while it
/// waits for something that ends cleanly when interrupted, never while it saves.
public final class StopSignal {
  private @Nullable StopReason reason;
  private @Nullable Thread waiting;

  /// Asks for the end. The first reason stays, unless the lease is lost: that forbids every further
  /// write.
  public synchronized void stop(StopReason why) {
    if (reason == null || why == StopReason.LEASE_LOST) {
      reason = why;
    }
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  /// Why the work must end, if it must.
  public synchronized Optional<StopReason> reason() {
    return Optional.ofNullable(reason);
  }

  /// Throws a [StoppedException] if the work must end.
  public void check() {
    Optional<StopReason> why = reason();
    if (why.isPresent()) {
      throw new StoppedException(why.get());
    }
  }

  /// Does something that may be interrupted. Throws a [StoppedException] when the work must end,
  /// before or after.
  public <T> T interruptibly(Supplier<T> action) {
    enter();
    T result;
    try {
      result = action.get();
    } catch (RuntimeException e) {
      check();
      throw e;
    } finally {
      leave();
    }
    check();
    return result;
  }

  private synchronized void enter() {
    if (reason != null) {
      throw new StoppedException(reason);
    }
    waiting = Thread.currentThread();
  }

  private synchronized void leave() {
    waiting = null;
    boolean _ = Thread.interrupted();
  }
}
