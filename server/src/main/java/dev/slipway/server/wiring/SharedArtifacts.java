package dev.slipway.server.wiring;

import dev.slipway.azure.artifact.BlobArtifacts;
import dev.slipway.builder.BuiltOutput;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.artifact.ArtifactKeeper;
import dev.slipway.embedded.artifact.DirectoryArtifactStore;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.artifact.KeptArtifact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Artifacts that one machine builds and others run: what is in Blob Storage is there, and each
/// machine has copies of those that it built or runs.
final class SharedArtifacts implements ArtifactStore, ArtifactKeeper {
  private final DirectoryArtifactStore here;
  private final BlobArtifacts shared;

  SharedArtifacts(DirectoryArtifactStore here, BlobArtifacts shared) {
    this.here = here;
    this.shared = shared;
  }

  @Override
  public Artifact keep(BuildKey key, BuiltOutput output) {
    Artifact artifact = here.keep(key, output);
    shared.put(artifact, here.directory(artifact.digest()));
    return artifact;
  }

  /// The folder of an artifact on this machine, fetched where it is not here yet.
  Path directory(Digest artifact) {
    Path folder = here.directory(artifact);
    if (!here.contains(artifact) && !isFetched(artifact, folder)) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.STORAGE_READ_FAILED,
                  "Tried to fetch the artifact of a release",
                  "It is not in Blob Storage any more",
                  "Deploy the project again")
              .at(artifact.toString()));
    }
    return folder;
  }

  /// It keeps the times of its files, so it is said to be used.
  private boolean isFetched(Digest artifact, Path folder) {
    return shared.fetch(artifact, folder) && here.contains(artifact);
  }

  @Override
  public Optional<Artifact> find(BuildKey key) {
    return shared.find(key);
  }

  @Override
  public boolean contains(Digest artifact) {
    return shared.contains(artifact);
  }

  @Override
  public List<KeptArtifact> list() {
    return shared.list();
  }

  /// Also removes the copies here of what others have deleted.
  @Override
  public Set<Digest> delete(Collection<Digest> artifacts, Instant unusedSince) {
    Set<Digest> deleted = shared.delete(artifacts, unusedSince);
    Set<Digest> copies = digests(here.list());
    copies.removeAll(digests(shared.list()));
    here.delete(copies, unusedSince);
    return deleted;
  }

  private static Set<Digest> digests(List<KeptArtifact> kept) {
    return kept.stream()
        .map(each -> each.artifact().digest())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
