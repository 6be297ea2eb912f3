package dev.slipway.domain.rule;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// A rule that cannot be meant.
final class RuleProblem {
  private RuleProblem() {}

  static SlipwayException of(String why, String fix) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.PROJECT_FILE_INVALID, "Tried to read a rule of the project", why, fix));
  }
}
