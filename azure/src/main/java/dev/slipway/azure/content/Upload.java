package dev.slipway.azure.content;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;

/// A blob that the register does not know yet. It is taken away when that goes on for a day
/// ([Sweep]), so it is made known long before that or not at all.
///
/// @param begun when it began, by a clock that only counts up
record Upload(long begun) {
  private static final Duration FRESH = Duration.ofHours(1);

  static Upload begin() {
    return new Upload(System.nanoTime());
  }

  /// A process may have stood still for any time.
  void requireFresh() {
    if (System.nanoTime() - begun > FRESH.toNanos()) {
      throw new SlipwayException(
          Problem.passing(
              ProblemCode.STORAGE_WRITE_FAILED,
              "Tried to keep the content of files",
              "Sending it took longer than %s".formatted(FRESH),
              "Try again"));
    }
  }
}
