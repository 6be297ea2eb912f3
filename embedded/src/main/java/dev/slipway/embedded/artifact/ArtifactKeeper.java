package dev.slipway.embedded.artifact;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;

/// Takes what builds left.
public interface ArtifactKeeper {
  /// Keeps it, durably, under its key. Throws a `SlipwayException` with a retryable
  /// `STORAGE_WRITE_FAILED` when that fails.
  Artifact keep(BuildKey key, BuiltOutput output);
}
