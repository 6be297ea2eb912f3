package dev.slipway.azure.blob;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes calls of the SDK that an interrupt does not end half-way, when nobody would know whether
/// they were done. The thread stays interrupted for whoever waits next.
final class Calls {
  private Calls() {}

  static <T> T await(Supplier<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        answer.complete(call.get());
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    });
    return result(answer);
  }

  /// Waits for it, however often the thread is interrupted, and leaves the thread interrupted.
  static <T> T result(Future<? extends @Nullable T> future) {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          T answer = future.get();
          if (answer == null) {
            throw new IllegalStateException("nothing was answered");
          }
          return answer;
        } catch (InterruptedException _) {
          isInterrupted = true;
        } catch (ExecutionException e) {
          switch (e.getCause()) {
            case RuntimeException cause -> throw cause;
            case Error cause -> throw cause;
            case null, default -> throw new IllegalStateException("what was waited for failed", e);
          }
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
