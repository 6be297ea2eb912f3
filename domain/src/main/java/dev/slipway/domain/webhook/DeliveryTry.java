package dev.slipway.domain.webhook;

import dev.slipway.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/// One try to deliver.
///
/// @param took until it was over
public record DeliveryTry(Instant at, Duration took, Outcome outcome) {
  /// What came of it.
  public sealed interface Outcome {}

  /// The receiver answered.
  ///
  /// @param excerpt how its answer begins, without secrets
  public record Answered(int status, String excerpt) implements Outcome {}

  /// It did not, or what came was no answer.
  public record Unanswered(Problem problem) implements Outcome {}
}
