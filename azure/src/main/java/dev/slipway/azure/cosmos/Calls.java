package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosException;
import dev.slipway.azure.call.Awaited;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// Waits for what the SDK does. Interrupting a thread does not end a request, of which nobody would
/// know whether it was done; the thread stays interrupted for whoever waits next.
///
/// What was refused for certain is asked again: 429 for as long as it says each time, after the SDK
/// has done so itself for a while, and 449, which says that two writes to one item met.
final class Calls {
  private static final int MAX_MEETINGS = 20;

  /// Until when another try may begin. With the patience of that try it is shorter than a lease, so
  /// that who waits can still tell whether it has one.
  private static final Duration THROTTLED = Duration.ofSeconds(15);

  private static final Duration LEAST_WAIT = Duration.ofMillis(50);

  private Calls() {}

  static <T> T await(Supplier<Mono<T>> call) {
    long begin = System.nanoTime();
    for (int meetings = 0; ; ) {
      try {
        return Awaited.answer(call.get());
      } catch (CosmosException e) {
        boolean isThrottled = e.getStatusCode() == CosmosProblems.THROTTLED;
        boolean isMeeting = e.getStatusCode() == CosmosProblems.RETRY_WITH;
        Duration wait = isThrottled ? waitAfter(e) : Duration.ZERO;
        boolean mayAgain =
            (isThrottled && System.nanoTime() - begin + wait.toNanos() < THROTTLED.toNanos())
                || (isMeeting && meetings < MAX_MEETINGS);
        if (!mayAgain) {
          throw e;
        }
        meetings += isMeeting ? 1 : 0;
        if (isThrottled) {
          Awaited.answer(Mono.delay(wait));
        }
      }
    }
  }

  private static Duration waitAfter(CosmosException throttled) {
    Duration asked = throttled.getRetryAfterDuration();
    return asked.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : asked;
  }
}
