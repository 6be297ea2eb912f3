package dev.slipway.detection;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.problem.Problem;

/// What detection found out about a source.
public sealed interface Detection {
  /// It is known how to build and run it.
  record Recognised(BuildPlan plan) implements Detection {}

  /// It is not, and the problem says what the user can do: `FRAMEWORK_NOT_RECOGNISED`, or
  /// `PROJECT_FILE_INVALID` when a file that decides cannot be read.
  record Unrecognised(Problem problem) implements Detection {}
}
