package dev.slipway.embedded.build;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.ports.source.SourceStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The content of source files, for tests that need no manifests.
final class MemorySources implements SourceStore {
  private final Map<Digest, byte[]> contents = new HashMap<>();

  void put(byte[] content) {
    contents.put(Digest.of(content), content);
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return Set.of();
  }

  @Override
  public void put(Digest digest, InputStream content, long maxBytes) {
    try {
      put(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(Digest digest) {
    return new ByteArrayInputStream(contents.getOrDefault(digest, new byte[0]));
  }

  @Override
  public SourceId save(ProjectId project, SourceManifest manifest) {
    return manifest.id();
  }

  @Override
  public Optional<SourceManifest> find(ProjectId project, SourceId id) {
    return Optional.empty();
  }

  @Override
  public Optional<SourceId> latest(ProjectId project) {
    return Optional.empty();
  }

  @Override
  public void forget(ProjectId project) {}
}
