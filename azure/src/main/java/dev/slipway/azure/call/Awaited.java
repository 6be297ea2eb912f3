package dev.slipway.azure.call;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Waits for what others do. An interrupt ends neither the work nor the wait, since nobody would
/// know then whether it was done; the thread stays interrupted for whoever waits next.
public final class Awaited {
  private Awaited() {}

  /// What came of it; throws what it threw, and a `CompletionException` for what cannot be thrown
  /// here.
  public static <T extends @Nullable Object> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /// The one answer of a call, which fails when there is none.
  public static <T> T answer(Mono<T> call) {
    return Optional.ofNullable(result(call.toFuture())).orElseThrow();
  }

  /// What a call answers whose own thread an interrupt would end half-way.
  public static <T> T answer(Supplier<T> call) {
    return result(CompletableFuture.supplyAsync(call, Thread::startVirtualThread));
  }
}
