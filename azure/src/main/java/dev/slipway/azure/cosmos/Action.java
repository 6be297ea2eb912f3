package dev.slipway.azure.cosmos;

import dev.slipway.domain.problem.ProblemCode;

/// What is done with the database, for the problem when it fails.
///
/// @param failure the code when the database cannot be reached
/// @param tried a clause: `Tried to save a project`
public record Action(ProblemCode failure, String tried) {
  public static Action reading(String tried) {
    return new Action(ProblemCode.STORAGE_READ_FAILED, tried);
  }

  public static Action writing(String tried) {
    return new Action(ProblemCode.STORAGE_WRITE_FAILED, tried);
  }
}
