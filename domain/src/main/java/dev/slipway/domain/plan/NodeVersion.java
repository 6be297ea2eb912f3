package dev.slipway.domain.plan;

/// Which Node.js a project needs, by one major version.
///
/// @param major 22
/// @param range an npm version range inside that major: `22`, `22.11.0`, `>=22.12.0 <22.15.0`
public record NodeVersion(int major, String range) {
  public NodeVersion {
    if (major < 1 || range.isBlank()) {
      throw new IllegalArgumentException("not a Node.js version: " + major + ", " + range);
    }
  }

  /// The newest release of a major.
  public static NodeVersion ofMajor(int major) {
    return new NodeVersion(major, Integer.toString(major));
  }

  @Override
  public String toString() {
    return range;
  }
}
