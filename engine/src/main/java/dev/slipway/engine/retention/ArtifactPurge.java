package dev.slipway.engine.retention;

import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.artifact.KeptArtifact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets go of artifacts that no release needs.
final class ArtifactPurge {
  private static final int BATCH = 50;

  private final ArtifactStore artifacts;

  ArtifactPurge(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /// All that nothing needs and nobody used lately.
  void purge(Needs needs, Round round) {
    List<Artifact> doomed = unneeded(needs, round.unusedSince());
    for (int from = 0; from < doomed.size(); from += BATCH) {
      round.goOn();
      List<Artifact> batch = doomed.subList(from, Math.min(from + BATCH, doomed.size()));
      delete(batch, round.unusedSince(), Reason.UNNAMED, round);
    }
  }

  /// Those that nothing needs and nobody used since then, the one used longest ago first.
  List<Artifact> unneeded(Needs needs, Instant unusedSince) {
    return artifacts.list().stream()
        .filter(kept -> !needs.needsArtifact(kept.artifact().digest()))
        .filter(kept -> kept.lastUsed().isBefore(unusedSince))
        .sorted(Comparator.comparing(KeptArtifact::lastUsed))
        .map(KeptArtifact::artifact)
        .toList();
  }

  void delete(List<Artifact> doomed, Instant unusedSince, Reason reason, Round round) {
    Set<Digest> digests = doomed.stream().map(Artifact::digest).collect(Collectors.toSet());
    Set<Digest> gone = round.dryRun() ? digests : artifacts.delete(digests, unusedSince);
    doomed.stream()
        .filter(artifact -> gone.contains(artifact.digest()))
        .forEach(artifact -> round.tally().add(Kind.ARTIFACT, reason, 1, artifact.bytes()));
  }
}
