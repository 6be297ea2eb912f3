package dev.slipway.domain.source;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// Names a source by the digest of its manifest: `src_` and 64 hexadecimal digits. The same files
/// have the same id.
public record SourceId(String value) {
  private static final String PREFIX = "src_";

  public SourceId {
    if (!value.matches("src_[0-9a-f]{64}")) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read a source id",
              "It is not 'src_' with 64 hexadecimal digits",
              "Use the sourceId that posting the manifest answered"));
    }
  }

  static SourceId of(Digest manifest) {
    return new SourceId(PREFIX + manifest.hex());
  }

  /// The digest of the manifest.
  public Digest digest() {
    return new Digest(value.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return value;
  }
}
