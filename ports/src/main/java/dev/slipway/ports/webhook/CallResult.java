package dev.slipway.ports.webhook;

import dev.slipway.domain.problem.Problem;
import java.util.Optional;

/// What came of a call.
public sealed interface CallResult {
  /// The receiver answered.
  ///
  /// @param retryAfter its header field `Retry-After`, as it came
  /// @param excerpt how its body begins, at most [WebhookCalls#MAX_EXCERPT] characters
  record Answered(int status, Optional<String> retryAfter, String excerpt) implements CallResult {}

  /// It did not, or what came was no answer.
  record Unanswered(Problem problem) implements CallResult {}
}
