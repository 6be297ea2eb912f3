package dev.slipway.domain.source;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// One file of a source.
///
/// @param executable whether its owner may run it; the only permission that is kept
/// @param size in bytes
public record SourceFile(SourcePath path, boolean executable, long size, Digest digest) {
  /// The largest single file, in bytes.
  public static final long MAX_SIZE = 256L * 1024 * 1024;

  public SourceFile {
    if (size < 0 || size > MAX_SIZE) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.SOURCE_REFUSED,
                  "Tried to read the size of a file of the source",
                  "%,d bytes is not between 0 and %,d".formatted(size, MAX_SIZE),
                  "Leave the file out with .slipwayignore, or serve it from elsewhere")
              .at(path.value()));
    }
  }
}
