package dev.slipway.azure.queue;

import dev.slipway.azure.call.Awaited;
import java.time.Duration;
import java.util.Optional;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Makes calls of the SDK from threads that may wait. No call takes longer than a limit, and none
/// is interrupted half-way: a thread that is interrupted meanwhile stays so and finishes the call.
final class Calls {
  /// For what the SDK does not try again by itself: a link or connection that ended under a call.
  private static final Retry WHEN_CUT_OFF =
      Retry.backoff(3, Duration.ofMillis(50)).filter(ServiceBusFailures::isCutOff);

  private final ServiceBusFailures failures;
  private final Duration limit;

  Calls(ServiceBusFailures failures, Duration limit) {
    this.failures = failures;
    this.limit = limit;
  }

  /// What the call answers; empty when it answers nothing. Throws a `SlipwayException` when it
  /// fails.
  ///
  /// @param tried a clause: `Tried to send a notice`
  <T> Optional<T> await(String tried, Mono<T> call) {
    try {
      return Awaited.answer(call.retryWhen(WHEN_CUT_OFF).timeout(limit).singleOptional());
    } catch (RuntimeException e) {
      throw failures.translated(tried, reason(e));
    }
  }

  /// What failed last, when it was tried again.
  private static Throwable reason(RuntimeException failure) {
    return Exceptions.isRetryExhausted(failure) && failure.getCause() != null
        ? failure.getCause()
        : failure;
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
