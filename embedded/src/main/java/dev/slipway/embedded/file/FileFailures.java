package dev.slipway.embedded.file;

import dev.slipway.builder.disk.FullDisk;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;

/// Turns what the file system throws into problems.
public final class FileFailures {
  private FileFailures() {}

  /// What to throw when reading failed.
  ///
  /// @param tried a clause: `Tried to read a log`
  public static SlipwayException reading(String tried, IOException failure) {
    return new SlipwayException(problem(ProblemCode.STORAGE_READ_FAILED, tried, failure), failure);
  }

  /// What to throw when writing failed.
  ///
  /// @param tried a clause: `Tried to write a log`
  public static SlipwayException writing(String tried, IOException failure) {
    return new SlipwayException(
        FullDisk.orElse(problem(ProblemCode.STORAGE_WRITE_FAILED, tried, failure), failure),
        failure);
  }

  private static Problem problem(ProblemCode code, String tried, IOException failure) {
    return failure instanceof AccessDeniedException
        ? Problem.of(
            code,
            tried,
            "Slipway may not use its own files",
            "Let Slipway's user read and write its folder")
        : Problem.passing(
            code,
            tried,
            "The file system did not do it: " + failure.getMessage(),
            "Look at the disk that holds Slipway's files if this does not pass");
  }
}
