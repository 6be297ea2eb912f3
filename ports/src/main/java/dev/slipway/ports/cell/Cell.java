package dev.slipway.ports.cell;

import dev.slipway.domain.problem.Problem;
import java.util.Optional;

/// The place where releases run.
public interface Cell {
  /// Why it takes no release now, as a retryable problem that names what does not answer; empty
  /// when it would. Answers within a few seconds, whatever the state of the place.
  Optional<Problem> refusal();
}
