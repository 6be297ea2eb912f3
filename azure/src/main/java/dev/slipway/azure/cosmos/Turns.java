package dev.slipway.azure.cosmos;

import dev.slipway.azure.call.Action;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets those of this process who change the same thing do it one after the other, so that they
/// need not find out by refusals of the database. Other processes still have to.
public final class Turns {
  private static final int STRIPES = 64;
  private static final int ATTEMPTS = 20;

  private final List<ReentrantLock> locks =
      Stream.generate(() -> new ReentrantLock(true)).limit(STRIPES).toList();

  public <T> T take(String key, Supplier<T> work) {
    ReentrantLock lock = locks.get(Math.floorMod(key.hashCode(), STRIPES));
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Tries something that others may have come before, until it answers. Throws the retryable
  /// problem of the action when they came before each time.
  public static <T> T untilAnswered(Action action, Supplier<Optional<T>> attempt) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<T> answer = attempt.get();
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw CosmosProblems.contended(action);
  }
}
