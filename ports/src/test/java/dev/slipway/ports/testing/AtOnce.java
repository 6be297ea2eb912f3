package dev.slipway.ports.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Races: many virtual threads that begin at one moment.
public final class AtOnce {
  private AtOnce() {}

  /// What each of `count` calls answered, in order of their number from 0.
  public static <T> List<T> race(int count, IntFunction<T> call) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        running.add(
            threads.submit(() -> {
              start.await();
              return call.apply(number);
            }));
      }
      start.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> future : running) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while racing", e);
    } catch (ExecutionException e) {
      throw new AssertionError("one of the racers failed", e);
    }
  }
}
