package dev.slipway.ports.artifact;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import java.util.List;
import java.util.Optional;

/// Knows the artifacts that builds kept. An artifact that is found here is whole and stays until it
/// is deleted.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface ArtifactStore {
  /// The artifact that a build with this key yielded last.
  Optional<Artifact> find(BuildKey key);

  /// Whether the artifact with this digest is here and whole.
  boolean contains(Digest artifact);

  /// Every artifact, oldest first.
  List<Artifact> list();

  /// Removes an artifact and the keys that lead to it. Repeating it is harmless.
  void delete(Digest artifact);
}
