package dev.slipway.engine.retention;

import dev.slipway.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a collection stands or ended.
///
/// @param dryRun whether it only looked
/// @param endedAt empty while it goes on
/// @param collected so far, by kind and reason
/// @param disk how full the disk was at the end; empty while that is not known, or no limit is set
/// @param problem what cut it short; the next one goes on
public record CollectionReport(
    boolean dryRun,
    Instant startedAt,
    Optional<Instant> endedAt,
    List<Collected> collected,
    Optional<DiskUse> disk,
    Optional<Problem> problem) {
  public CollectionReport {
    collected = List.copyOf(collected);
  }

  /// What everything takes, and may take, in bytes.
  public record DiskUse(long used, long limit) {}
}
