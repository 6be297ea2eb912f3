package dev.slipway.domain.release;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// Names a release by what it is: `rel_` and 32 hexadecimal digits. The same artifact with the same
/// configuration in the same place is the same release.
public record ReleaseId(String value) {
  public ReleaseId {
    if (!value.matches("rel_[0-9a-f]{32}")) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read a release id",
              "It is not 'rel_' with 32 hexadecimal digits",
              "Use a release id from the project's releases"));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
