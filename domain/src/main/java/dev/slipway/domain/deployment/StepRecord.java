package dev.slipway.domain.deployment;

import dev.slipway.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How one step of a deployment went in its latest attempt.
public sealed interface StepRecord {
  Step step();

  /// When the step began.
  Instant startedAt();

  /// Begun and not ended, or interrupted by the end of its worker.
  record Started(Step step, Instant startedAt) implements StepRecord {}

  /// Ended well.
  record Done(Instant startedAt, Instant endedAt, StepResult result) implements StepRecord {
    @Override
    public Step step() {
      return result.step();
    }
  }

  /// Ended with a problem.
  record Failed(Step step, Instant startedAt, Instant endedAt, Problem problem)
      implements StepRecord {}

  /// Left out, because nothing of the deployment needs it.
  record Skipped(Step step, Instant startedAt, String why) implements StepRecord {}

  /// How long it took; empty while it runs.
  default Optional<Duration> duration() {
    return switch (this) {
      case Started _ -> Optional.empty();
      case Done done -> Optional.of(Duration.between(done.startedAt(), done.endedAt()));
      case Failed failed -> Optional.of(Duration.between(failed.startedAt(), failed.endedAt()));
      case Skipped _ -> Optional.of(Duration.ZERO);
    };
  }
}
