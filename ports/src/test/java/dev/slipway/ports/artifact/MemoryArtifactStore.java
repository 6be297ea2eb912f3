package dev.slipway.ports.artifact;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Artifacts without files.
public final class MemoryArtifactStore implements ArtifactStore {
  private final Map<Digest, Artifact> artifacts = new LinkedHashMap<>();
  private final Map<BuildKey, Digest> keys = new LinkedHashMap<>();

  /// Adds an artifact under its key.
  public synchronized void keep(Artifact artifact) {
    artifacts.putIfAbsent(artifact.digest(), artifact);
    keys.put(artifact.key(), artifact.digest());
  }

  @Override
  public synchronized Optional<Artifact> find(BuildKey key) {
    return Optional.ofNullable(keys.get(key))
        .map(artifacts::get)
        .map(found ->
            new Artifact(found.digest(), key, found.launch(), found.files(), found.bytes()));
  }

  @Override
  public synchronized boolean contains(Digest artifact) {
    return artifacts.containsKey(artifact);
  }

  @Override
  public synchronized List<Artifact> list() {
    return List.copyOf(artifacts.values());
  }

  @Override
  public synchronized void delete(Digest artifact) {
    artifacts.remove(artifact);
    keys.values().removeIf(artifact::equals);
  }
}
