package dev.slipway.azure.source;

import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.content.Contents;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.ports.source.KeptContent;
import dev.slipway.ports.source.KeptSource;
import dev.slipway.ports.source.NamedContent;
import dev.slipway.ports.source.SourceRetention;
import dev.slipway.ports.source.SourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Sources in a container that any number of processes use.
public final class BlobSourceStore implements SourceStore, SourceRetention {
  private final Contents contents;
  private final ManifestBlobs manifests;

  public BlobSourceStore(BlobStorage storage, InstantSource clock) {
    this.contents = new Contents(storage.sources(), clock);
    this.manifests = new ManifestBlobs(storage.sources(), clock);
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return contents.missing(digests);
  }

  @Override
  public void put(Digest digest, InputStream content, long maxBytes) {
    try {
      contents.put(digest, content, maxBytes);
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.passing(
              ProblemCode.STORAGE_WRITE_FAILED,
              "Tried to keep the content of a source file",
              "It broke off on its way here: " + e,
              "Send it again"),
          e);
    }
  }

  @Override
  public InputStream open(Digest digest) {
    return contents
        .open(digest)
        .orElseThrow(() ->
            new SlipwayException(
                Problem.of(
                    ProblemCode.SOURCE_INCOMPLETE,
                    "Tried to read the content of a source file",
                    "The content with the digest %s was never uploaded".formatted(digest),
                    "Deploy again, which uploads what is missing")));
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
    manifests.forget(project);
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
    return manifests.forget(project, id, unusedSince);
  }

  /// Also frees the space of what was forgotten in earlier rounds.
  @Override
  public Stream<KeptContent> unnamed(Instant unusedSince, Set<KeptSource> forgotten) {
    NamedContent named =
        NamedContent.of(
            projects().stream()
                .map(project -> kept(project, forgotten))
                .flatMap(sources -> Together.map(sources, manifests::look).stream())
                .flatMap(Optional::stream));
    contents.sweep();
    return contents.unusedSince(unusedSince).stream()
        .filter(content -> !named.has(content.digest()));
  }

  private List<KeptSource> kept(ProjectId project, Set<KeptSource> forgotten) {
    return sources(project).stream().filter(source -> !forgotten.contains(source)).toList();
  }

  @Override
  public boolean forget(Digest content, Instant unusedSince) {
    return contents.forget(content, unusedSince);
  }
}
