package dev.slipway.embedded.source;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.ports.source.SourceStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Sources in a folder that one process uses at a time.
public final class FileSourceStore implements SourceStore {
  private final BlobFiles blobs;
  private final ManifestFiles manifests;
  private final Deletions deletions;

  /// Opens the store in a folder, which is made when it is absent.
  public FileSourceStore(Path directory) {
    this(directory, new Deletions());
  }

  /// The same, and forgets no project while manifests are copied.
  public FileSourceStore(Path directory, Deletions deletions) {
    this.blobs = new BlobFiles(directory);
    this.manifests = new ManifestFiles(directory);
    this.deletions = deletions;
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return digests.stream().filter(digest -> !blobs.has(digest)).collect(Collectors.toSet());
  }

  @Override
  public void put(Digest digest, InputStream content, long maxBytes) {
    blobs.put(digest, content, maxBytes);
  }

  @Override
  public InputStream open(Digest digest) {
    return blobs.open(digest);
  }

  @Override
  public SourceId save(ProjectId project, SourceManifest manifest) {
    return manifests.save(project, manifest);
  }

  @Override
  public Optional<SourceManifest> find(ProjectId project, SourceId id) {
    return manifests.find(project, id);
  }

  @Override
  public Optional<SourceId> latest(ProjectId project) {
    return manifests.latest(project);
  }

  @Override
  public void forget(ProjectId project) {
    try (Deletions.Held _ = deletions.deleting()) {
      manifests.forget(project);
    }
  }
}
