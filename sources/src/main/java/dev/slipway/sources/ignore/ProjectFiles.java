package dev.slipway.sources.ignore;

import java.io.InputStream;
import java.util.Optional;

/// What the ignore rules need to see of a project: a few files by their path from its root, such as
/// `apps/web/.gitignore`.
public interface ProjectFiles {
  /// Whether there is such a file.
  boolean has(String path);

  /// The file's content, for the caller to close; empty when there is no such file.
  Optional<InputStream> open(String path);
}
