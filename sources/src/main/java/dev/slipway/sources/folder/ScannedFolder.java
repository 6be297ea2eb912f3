package dev.slipway.sources.folder;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a folder holds, as a source.
///
/// @param content a file with the content of each digest
/// @param warnings sentences about what was left out and may surprise the user
public record ScannedFolder(
    SourceManifest manifest, Map<Digest, Path> content, List<String> warnings) {
  public ScannedFolder {
    content = Map.copyOf(content);
    warnings = List.copyOf(warnings);
  }
}
