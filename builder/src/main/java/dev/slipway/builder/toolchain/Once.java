package dev.slipway.builder.toolchain;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is computed at the first question for it.
final class Once<T> implements Supplier<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Supplier<T> computation;
  private @Nullable T value;

  private Once(Supplier<T> computation) {
    this.computation = computation;
  }

  static <T> Once<T> of(Supplier<T> computation) {
    return new Once<>(computation);
  }

  @Override
  public T get() {
    lock.lock();
    try {
      T known = value;
      if (known == null) {
        known = computation.get();
        value = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
