package dev.slipway.azure.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import reactor.core.publisher.Mono;

/// Makes calls of the SDK from threads that may wait. No call takes longer than [#LIMIT], and none
/// is interrupted half-way: a thread that is interrupted meanwhile stays so and finishes the call.
final class Calls {
  /// Longer than all tries that the SDK makes by itself.
  static final Duration LIMIT = Duration.ofSeconds(20);

  private final ServiceBusFailures failures;

  Calls(ServiceBusFailures failures) {
    this.failures = failures;
  }

  /// What the call answers; empty when it answers nothing. Throws a `SlipwayException` when it
  /// fails.
  ///
  /// @param tried a clause: `Tried to send a notice`
  <T> Optional<T> await(String tried, Mono<T> call) {
    CompletableFuture<T> answer = call.timeout(LIMIT).toFuture();
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return Optional.ofNullable(answer.get());
        } catch (InterruptedException _) {
          isInterrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw failures.translated(tried, e.getCause() == null ? e : e.getCause());
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Settles something whose lock may have ended; false when it had.
  boolean settle(String tried, Mono<Void> call) {
    return await(
            tried,
            call.thenReturn(true)
                .onErrorResume(ServiceBusFailures::isLockLost, _ -> Mono.just(false)))
        .orElse(false);
  }
}
