package dev.slipway.embedded.signal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Says that something has changed to those who wait for it in this process.
///
/// @param <K> names what may change
public final class Signals<K> {
  private final Map<K, Set<Semaphore>> listeners = new ConcurrentHashMap<>();

  /// Wakes everyone who waits for this.
  public void raise(K key) {
    listeners.getOrDefault(key, Set.of()).forEach(Semaphore::release);
  }

  /// Looks until it sees enough or patience ends, and answers what it saw last. Looks at once, then
  /// after each signal. Returns early when the thread is interrupted, leaving it interrupted.
  public <T> T lookUntil(
      K key, Duration patience, Supplier<T> look, Predicate<? super T> isEnough) {
    return lookUntil(key, patience, look, isEnough, _ -> patience);
  }

  /// The same, looking again without a signal after a while that depends on what was seen.
  public <T> T lookUntil(
      K key,
      Duration patience,
      Supplier<T> look,
      Predicate<? super T> isEnough,
      Pause<? super T> pause) {
    Semaphore signals = new Semaphore(0);
    listen(key, signals);
    try {
      long start = System.nanoTime();
      T seen = look.get();
      long left = patience.toNanos();
      while (left > 0 && !isEnough.test(seen)) {
        long wait = Math.min(left, pause.before(seen).toNanos());
        if (signals.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
          signals.drainPermits();
        }
        seen = look.get();
        left = patience.toNanos() - (System.nanoTime() - start);
      }
      return seen;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return look.get();
    } finally {
      unlisten(key, signals);
    }
  }

  private void listen(K key, Semaphore signals) {
    listeners.compute(
        key,
        (_, present) -> {
          Set<Semaphore> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(signals);
          return all;
        });
  }

  private void unlisten(K key, Semaphore signals) {
    listeners.computeIfPresent(
        key,
        (_, present) -> {
          present.remove(signals);
          return present.isEmpty() ? null : present;
        });
  }

  /// How long to wait for a signal before looking again.
  @FunctionalInterface
  public interface Pause<T> {
    /// The longest wait after having seen this.
    Duration before(T seen);
  }
}
