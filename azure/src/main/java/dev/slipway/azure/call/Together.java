package dev.slipway.azure.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Does the same with many things that do not depend on each other, several at a time.
public final class Together {
  private static final int AT_A_TIME = 16;

  private Together() {}

  /// What came of each, in the same order. Throws what the first of them threw that failed, once
  /// all have ended. The thread stays interrupted when it was interrupted meanwhile.
  public static <A, B> List<B> map(Collection<A> all, Function<A, B> work) {
    return all.size() < 2 ? all.stream().map(work).toList() : map(AT_A_TIME, all, work);
  }

  /// The same, so many at a time.
  public static <A, B> List<B> map(int atATime, Collection<A> all, Function<A, B> work) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(atATime, Thread.ofVirtual().factory())) {
      List<CompletableFuture<B>> running = new ArrayList<>();
      for (A one : all) {
        running.add(CompletableFuture.supplyAsync(() -> work.apply(one), threads));
      }
      List<B> results = new ArrayList<>();
      for (CompletableFuture<B> one : running) {
        results.add(Awaited.result(one));
      }
      return results;
    }
  }
}
