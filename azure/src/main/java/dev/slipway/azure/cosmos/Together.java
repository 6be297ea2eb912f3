package dev.slipway.azure.cosmos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Reads that do not depend on each other, several at a time.
public final class Together {
  private static final int AT_A_TIME = 16;

  private Together() {}

  /// What was read for each, in the same order.
  public static <A, B> List<B> read(List<A> all, Function<A, B> read) {
    if (all.size() < 2) {
      return all.stream().map(read).toList();
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      List<Future<B>> running = new ArrayList<>();
      for (A one : all) {
        running.add(threads.submit(() -> read.apply(one)));
      }
      List<B> found = new ArrayList<>();
      for (Future<B> future : running) {
        found.add(Calls.result(future));
      }
      return found;
    }
  }
}
