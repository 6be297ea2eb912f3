package dev.slipway.http.problem;

import dev.slipway.domain.problem.SlipwayException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/// When a refused request is worth another try.
public final class RetryAfter {
  private RetryAfter() {}

  /// Says it in the header of that name, in whole seconds, where it is known.
  public static void say(SlipwayException refusal, ServerResponse response) {
    refusal
        .retryAfter()
        .map(wait -> Long.toString(Math.ceilDiv(wait.toMillis(), 1_000L)))
        .ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, seconds));
  }
}
