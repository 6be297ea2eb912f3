package dev.slipway.engine.retention;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Artifact;
import dev.slipway.engine.retention.CollectionReport.DiskUse;
import dev.slipway.ports.disk.DiskCache;
import dev.slipway.ports.disk.DiskSpace;
import dev.slipway.ports.store.ProjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Lets go of what can be made again: what projects left that are gone, and, where everything takes
/// more of the disk than it may, what was used longest ago.
final class DiskPurge {
  private static final int BATCH = 20;

  private final RetentionRules rules;
  private final DiskSpace disk;
  private final ArtifactPurge artifacts;
  private final ProjectStore projects;

  DiskPurge(RetentionRules rules, DiskSpace disk, ArtifactPurge artifacts, ProjectStore projects) {
    this.rules = rules;
    this.disk = disk;
    this.artifacts = artifacts;
    this.projects = projects;
  }

  /// Lets go of the workspaces of projects that are gone.
  void purgeLeftWorkspaces(Round round) {
    for (DiskCache cache : disk.caches()) {
      round.goOn();
      if (cache.project().filter(this::isGone).isPresent()) {
        remove(cache, Reason.PROJECT_GONE, round);
      }
    }
  }

  private boolean isGone(ProjectId project) {
    return projects.find(project).isEmpty();
  }

  /// Makes room until everything takes no more than it may, and answers what it takes then; empty
  /// where it may take what it likes.
  ///
  /// Artifacts that nothing needs go first: each would only be used again if somebody deployed the
  /// very same source. Workspaces make every next build of their project fast. Programs go last, as
  /// they come back only while the registry answers. What a release needs never goes.
  Optional<DiskUse> makeRoom(Needs needs, Round round) {
    if (rules.diskBytes().isEmpty()) {
      return Optional.empty();
    }
    long limit = rules.diskBytes().get();
    long used = withoutArtifacts(disk.used(), limit, needs, round);
    used = withoutCaches(used, limit, needs, round);
    return Optional.of(new DiskUse(used, limit));
  }

  /// Artifacts share files, so only measuring tells what went with some.
  private long withoutArtifacts(long before, long limit, Needs needs, Round round) {
    long used = before;
    Instant unusedSince = round.now().minus(RetentionRules.SHORT_GRACE);
    List<Artifact> doomed = used > limit ? unneeded(needs, unusedSince, round) : List.of();
    for (int from = 0; from < doomed.size() && used > limit; from += BATCH) {
      round.goOn();
      List<Artifact> batch = doomed.subList(from, Math.min(from + BATCH, doomed.size()));
      artifacts.delete(batch, unusedSince, Reason.DISK_LIMIT, round);
      used = round.dryRun() ? used - batch.stream().mapToLong(Artifact::bytes).sum() : disk.used();
    }
    return used;
  }

  /// Without those that were only counted as collected before.
  private List<Artifact> unneeded(Needs needs, Instant unusedSince, Round round) {
    List<Artifact> unneeded = new ArrayList<>(artifacts.unneeded(needs, unusedSince));
    unneeded.removeAll(artifacts.unneeded(needs, round.unusedSince()));
    return unneeded;
  }

  private long withoutCaches(long before, long limit, Needs needs, Round round) {
    long used = before;
    if (used > limit) {
      Predicate<DiskCache> mayGo = cache -> !isNeeded(cache, needs, round);
      for (DiskCache cache : RetentionPolicy.inOrderOfEviction(disk.caches())) {
        if (used <= limit) {
          return used;
        }
        round.goOn();
        if (mayGo.test(cache)) {
          used -= remove(cache, Reason.DISK_LIMIT, round);
        }
      }
    }
    return used;
  }

  private static boolean isNeeded(DiskCache cache, Needs needs, Round round) {
    return switch (cache.kind()) {
      case WORKSPACE -> false;
      case TOOLCHAIN ->
          needs.needsProgram(cache.name()) || !cache.lastUsed().isBefore(round.unusedSince());
    };
  }

  private long remove(DiskCache cache, Reason reason, Round round) {
    long bytes = disk.bytes(cache);
    if (!round.dryRun() && !disk.remove(cache)) {
      return 0;
    }
    round.tally().add(kind(cache), reason, 1, bytes);
    return bytes;
  }

  private static Kind kind(DiskCache cache) {
    return switch (cache.kind()) {
      case WORKSPACE -> Kind.WORKSPACE;
      case TOOLCHAIN -> Kind.TOOLCHAIN;
    };
  }
}
