package dev.slipway.azure.call;

import dev.slipway.domain.problem.ProblemCode;

/// What is done with a service of Azure, for the problem when it fails.
///
/// @param failure the code when the service cannot be reached
/// @param tried a clause: `Tried to save a project`
public record Action(ProblemCode failure, String tried) {
  public static Action reading(String tried) {
    return new Action(ProblemCode.STORAGE_READ_FAILED, tried);
  }

  public static Action writing(String tried) {
    return new Action(ProblemCode.STORAGE_WRITE_FAILED, tried);
  }
}
