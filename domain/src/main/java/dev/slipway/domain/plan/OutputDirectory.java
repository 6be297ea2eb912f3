package dev.slipway.domain.plan;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourcePath;

/// The folder that holds a build's result, relative to the project's root: `dist`; `.` is the root
/// itself.
public record OutputDirectory(String value) {
  /// The project's root.
  public static final OutputDirectory ROOT = new OutputDirectory(".");

  public OutputDirectory {
    if (!value.equals(".") && SourcePath.parse(value).isEmpty()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.PROJECT_FILE_INVALID,
              "Tried to read the output folder",
              "It is not a folder inside the project",
              "Name a folder below the project's root, such as 'dist'"));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
