package dev.slipway.builder.output;

import dev.slipway.domain.source.SourcePath;
import java.nio.file.Path;

/// One thing of a build's result.
public sealed interface BuiltFile {
  /// Where it lies in the result.
  SourcePath path();

  /// A file.
  ///
  /// @param file where it lies now
  /// @param size in bytes
  /// @param changed when it or its attributes changed last, in nanoseconds since 1970; no program
  ///   can set it back
  record Regular(SourcePath path, Path file, boolean executable, long size, long changed)
      implements BuiltFile {}

  /// A symbolic link that stays inside the result.
  ///
  /// @param target relative to the link
  record Link(SourcePath path, String target) implements BuiltFile {}
}
