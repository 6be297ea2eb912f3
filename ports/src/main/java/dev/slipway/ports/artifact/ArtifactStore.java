package dev.slipway.ports.artifact;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Knows the artifacts that builds kept. An artifact that is found here is whole and stays until it
/// is deleted. It is used by being kept, found and asked for; using and deleting exclude each
/// other.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface ArtifactStore {
  /// The artifact that a build with this key yielded last.
  Optional<Artifact> find(BuildKey key);

  /// Whether the artifact with this digest is here and whole.
  boolean contains(Digest artifact);

  /// Every artifact, oldest first.
  List<KeptArtifact> list();

  /// Removes artifacts, with the keys that lead to them, and answers which. One that was used since
  /// then stays. Each is gone at once and wholly; what it took of the disk is free when this
  /// returns, but for what others share with it. Repeating it is harmless.
  Set<Digest> delete(Collection<Digest> artifacts, Instant unusedSince);
}
