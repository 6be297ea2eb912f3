package dev.slipway.embedded.source;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.ports.source.KeptContent;
import dev.slipway.ports.source.KeptSource;
import dev.slipway.ports.source.NamedContent;
import dev.slipway.ports.source.SourceRetention;
import dev.slipway.ports.source.SourceStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Sources in a folder that one process uses at a time.
public final class FileSourceStore implements SourceStore, SourceRetention {
  private final BlobFiles blobs;
  private final ManifestFiles manifests;
  private final Deletions ofProjects;
  private final Deletions ofOldThings;

  /// Opens the store in a folder, which is made when it is absent.
  public FileSourceStore(Path directory, InstantSource clock) {
    this(directory, clock, new Deletions(), new Deletions());
  }

  /// The same, and forgets nothing while manifests and content are copied.
  ///
  /// @param ofProjects held while somebody waits for what goes with a project
  /// @param ofOldThings held while what nobody needs is collected
  public FileSourceStore(
      Path directory, InstantSource clock, Deletions ofProjects, Deletions ofOldThings) {
    this.blobs = new BlobFiles(directory, clock);
    this.manifests = new ManifestFiles(directory, clock);
    this.ofProjects = ofProjects;
    this.ofOldThings = ofOldThings;
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return blobs.missing(digests);
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
    try (Deletions.Held _ = ofProjects.deleting()) {
      manifests.forget(project);
    }
  }

  @Override
  public List<ProjectId> projects() {
    return manifests.projects();
  }

  @Override
  public List<KeptSource> sources(ProjectId project) {
    return manifests.sources(project);
  }

  @Override
  public boolean forget(ProjectId project, SourceId id, Instant unusedSince) {
    try (Deletions.Held _ = ofOldThings.deleting()) {
      return manifests.forget(project, id, unusedSince);
    }
  }

  @Override
  public Stream<KeptContent> unnamed(Instant unusedSince, Set<KeptSource> forgotten) {
    NamedContent named =
        NamedContent.of(
            projects().stream()
                .flatMap(project -> sources(project).stream())
                .filter(source -> !forgotten.contains(source))
                .flatMap(source -> manifests.look(source).stream()));
    return blobs.unusedSince(unusedSince).filter(content -> !named.has(content.digest()));
  }

  @Override
  public boolean forget(Digest content, Instant unusedSince) {
    try (Deletions.Held _ = ofOldThings.deleting()) {
      return blobs.forget(content, unusedSince);
    }
  }
}
