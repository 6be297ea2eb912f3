package dev.slipway.embedded.file;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Turns what the file system throws into problems.
///
/// @param folder lies on the disk whose failures these are
public record FileFailures(Path folder) {
  /// Java has no code for a full disk, so what is left on it decides.
  private static final long NEXT_TO_NOTHING_BYTES = 64 * 1024;

  /// What to throw when reading failed.
  ///
  /// @param tried a clause: `Tried to read a log`
  public SlipwayException reading(String tried, IOException failure) {
    return new SlipwayException(problem(ProblemCode.STORAGE_READ_FAILED, tried, failure), failure);
  }

  /// What to throw when writing failed.
  ///
  /// @param tried a clause: `Tried to write a log`
  public SlipwayException writing(String tried, IOException failure) {
    return new SlipwayException(
        isFull()
            ? Problem.passing(
                ProblemCode.DISK_FULL,
                tried,
                "The disk with Slipway's files is full",
                "Make room on that disk")
            : problem(ProblemCode.STORAGE_WRITE_FAILED, tried, failure),
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

  private boolean isFull() {
    try {
      return Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING_BYTES;
    } catch (IOException _) {
      return false;
    }
  }
}
