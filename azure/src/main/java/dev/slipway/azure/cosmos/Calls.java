package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Waits for what the SDK does. Interrupting a thread does not end a request, of which nobody would
/// know whether it was done; the thread stays interrupted for whoever waits next.
///
/// The SDK itself waits as long as a 429 says and asks again, for a while. What it hands on of 449,
/// which says that two writes to one item met, is asked again here.
final class Calls {
  private static final int MAX_MEETINGS = 20;

  private Calls() {}

  static <T> T await(Supplier<Mono<T>> call) {
    for (int meetings = 0; ; meetings++) {
      try {
        return result(call.get().toFuture());
      } catch (CosmosException e) {
        if (e.getStatusCode() != CosmosProblems.RETRY_WITH || meetings == MAX_MEETINGS) {
          throw e;
        }
      }
    }
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
          if (e.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          throw new IllegalStateException("what was waited for failed", e);
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
