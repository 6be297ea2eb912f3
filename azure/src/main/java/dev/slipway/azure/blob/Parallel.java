package dev.slipway.azure.blob;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same with many things that do not depend on each other, several at a time.
public final class Parallel {
  private Parallel() {}

  /// What came of each, in the same order. Throws what the first of them threw that failed, once
  /// all have ended. The thread stays interrupted when it was interrupted meanwhile.
  public static <A, B> List<B> map(int atATime, Collection<A> all, Function<A, B> work) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(atATime, Thread.ofVirtual().factory())) {
      List<Future<B>> running = new ArrayList<>();
      for (A one : all) {
        running.add(threads.submit(() -> work.apply(one)));
      }
      List<B> results = new ArrayList<>();
      for (Future<B> future : running) {
        results.add(Calls.result(future));
      }
      return results;
    }
  }
}
