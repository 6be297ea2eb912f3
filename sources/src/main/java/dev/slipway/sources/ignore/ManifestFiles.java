package dev.slipway.sources.ignore;

import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The files of a manifest, their content by a function that knows where it is kept.
public final class ManifestFiles implements ProjectFiles {
  private final Map<String, SourceFile> files = new HashMap<>();
  private final Function<SourceFile, Optional<InputStream>> content;

  /// @param content opens a file's content; empty when it is not at hand, and then the file counts
  ///   as one without rules
  public ManifestFiles(
      SourceManifest manifest, Function<SourceFile, Optional<InputStream>> content) {
    manifest.files().forEach(file -> files.put(file.path().value(), file));
    this.content = content;
  }

  @Override
  public boolean has(String path) {
    return files.containsKey(path);
  }

  @Override
  public Optional<InputStream> open(String path) {
    return Optional.ofNullable(files.get(path)).flatMap(content);
  }
}
