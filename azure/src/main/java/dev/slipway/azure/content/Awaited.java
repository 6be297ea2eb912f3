package dev.slipway.azure.content;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What another thread does.
final class Awaited {
  private Awaited() {}

  /// What came of it; throws what it threw.
  static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
