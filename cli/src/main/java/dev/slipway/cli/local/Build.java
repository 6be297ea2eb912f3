package dev.slipway.cli.local;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A build of Slipway.
///
/// @param at when it was made: `2026-01-02T03:04:05.006Z`; empty when that is not known
public record Build(String at) {
  /// Nobody said.
  public static final Build UNKNOWN = new Build("");

  /// The one that the launcher starts commands and servers from. Unknown without a launcher, and
  /// while the next one is being put in its place.
  static Build installed(Surroundings surroundings) {
    return surroundings
        .variable("SLIPWAY_LIB")
        .map(jars -> Path.of(jars).resolveSibling("built-at"))
        .map(Build::stamped)
        .orElseGet(() -> UNKNOWN);
  }

  private static Build stamped(Path stamp) {
    try {
      return new Build(Files.getLastModifiedTime(stamp).toString());
    } catch (IOException _) {
      return UNKNOWN;
    }
  }

  /// Whether both are known and not the same.
  boolean isOtherThan(Build other) {
    return !at.isEmpty() && !other.at.isEmpty() && !at.equals(other.at);
  }
}
