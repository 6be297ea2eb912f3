package dev.slipway.embedded.backup;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// Why a file is not restored.
final class BackupProblems {
  private static final String RESTORING = "Tried to restore a backup";
  private static final String ANOTHER = "Use another copy of this backup, or an earlier one";

  private BackupProblems() {}

  static SlipwayException noBackup() {
    return refused("It is no backup of Slipway, or its end is missing", ANOTHER);
  }

  static SlipwayException changed() {
    return refused("It is not as it was written: its digest is another one", ANOTHER);
  }

  static SlipwayException newer(String slipway) {
    return refused(
        "Slipway %s made it, and this one is older and does not understand it".formatted(slipway),
        "Restore it with that version of Slipway, or a newer one");
  }

  static SlipwayException damaged(String why) {
    return refused(why, ANOTHER);
  }

  static SlipwayException damaged(String why, Throwable cause) {
    return new SlipwayException(problem(why, ANOTHER), cause);
  }

  private static SlipwayException refused(String why, String fix) {
    return new SlipwayException(problem(why, fix));
  }

  private static Problem problem(String why, String fix) {
    return Problem.of(ProblemCode.BACKUP_REFUSED, RESTORING, why, fix);
  }
}
