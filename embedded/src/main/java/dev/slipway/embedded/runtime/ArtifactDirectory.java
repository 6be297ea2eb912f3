package dev.slipway.embedded.runtime;

import dev.slipway.domain.source.Digest;
import java.nio.file.Path;

/// Where artifacts lie: `site/`, `gzip/` and `files.json` of static ones, `app/` of servers.
@FunctionalInterface
public interface ArtifactDirectory {
  /// The folder of an artifact, whether it is there or not.
  Path of(Digest artifact);
}
