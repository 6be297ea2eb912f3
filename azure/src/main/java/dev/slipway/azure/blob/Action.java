package dev.slipway.azure.blob;

import dev.slipway.domain.problem.ProblemCode;

/// What is done with Blob Storage, for the problem when it fails.
///
/// @param failure the code when the storage cannot be reached
/// @param tried a clause: `Tried to keep the content of a source file`
public record Action(ProblemCode failure, String tried) {
  public static Action reading(String tried) {
    return new Action(ProblemCode.STORAGE_READ_FAILED, tried);
  }

  public static Action writing(String tried) {
    return new Action(ProblemCode.STORAGE_WRITE_FAILED, tried);
  }
}
