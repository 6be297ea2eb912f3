package dev.slipway.cli.exit;

import dev.slipway.domain.problem.ProblemKind;

/// What the command's exit code says.
public final class ExitCode {
  /// It did what was asked.
  public static final int DONE = 0;

  /// The command line was not understood.
  public static final int USAGE = 2;

  private ExitCode() {}

  /// Whose matter the problem is.
  public static int of(ProblemKind kind) {
    return switch (kind) {
      case USER -> 3;
      case RESOURCES -> 4;
      case EXTERNAL -> 5;
      case INTERNAL -> 6;
    };
  }
}
