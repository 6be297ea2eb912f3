package dev.slipway.ports.artifact;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Artifacts without files.
public final class MemoryArtifactStore implements ArtifactStore {
  private final InstantSource clock;
  private final Map<Digest, Artifact> artifacts = new LinkedHashMap<>();
  private final Map<Digest, Instant> used = new HashMap<>();
  private final Map<BuildKey, Digest> keys = new LinkedHashMap<>();

  public MemoryArtifactStore() {
    this(InstantSource.system());
  }

  /// One whose clock says when an artifact was used.
  public MemoryArtifactStore(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds an artifact under its key.
  public synchronized void keep(Artifact artifact) {
    artifacts.putIfAbsent(artifact.digest(), artifact);
    keys.put(artifact.key(), artifact.digest());
    used.put(artifact.digest(), clock.instant());
  }

  @Override
  public synchronized Optional<Artifact> find(BuildKey key) {
    return Optional.ofNullable(keys.get(key))
        .filter(this::contains)
        .map(artifacts::get)
        .map(found ->
            new Artifact(found.digest(), key, found.launch(), found.files(), found.bytes()));
  }

  @Override
  public synchronized boolean contains(Digest artifact) {
    used.computeIfPresent(artifact, (_, _) -> clock.instant());
    return artifacts.containsKey(artifact);
  }

  @Override
  public synchronized List<KeptArtifact> list() {
    return artifacts.values().stream()
        .map(artifact -> new KeptArtifact(artifact, lastUsed(artifact.digest())))
        .toList();
  }

  @Override
  public synchronized Set<Digest> delete(Collection<Digest> doomed, Instant unusedSince) {
    Set<Digest> deleted =
        doomed.stream()
            .filter(artifacts::containsKey)
            .filter(artifact -> lastUsed(artifact).isBefore(unusedSince))
            .collect(Collectors.toSet());
    artifacts.keySet().removeAll(deleted);
    used.keySet().removeAll(deleted);
    keys.values().removeAll(deleted);
    return deleted;
  }

  private Instant lastUsed(Digest artifact) {
    return used.getOrDefault(artifact, Instant.MIN);
  }
}
