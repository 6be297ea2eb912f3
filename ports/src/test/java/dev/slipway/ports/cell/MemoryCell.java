package dev.slipway.ports.cell;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import java.util.Optional;

/// A cell that a test ends.
public final class MemoryCell implements Cell {
  private volatile boolean ended;

  /// Takes nothing any more.
  public void end() {
    ended = true;
  }

  /// Takes releases again.
  public void comeBack() {
    ended = false;
  }

  @Override
  public Optional<Problem> refusal() {
    return ended
        ? Optional.of(
            Problem.passing(
                    ProblemCode.SERVICE_UNAVAILABLE,
                    "Tried to reach where releases run",
                    "It was ended",
                    "Wait until it is back")
                .at("memory"))
        : Optional.empty();
  }
}
