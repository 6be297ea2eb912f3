package dev.slipway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A collection of what is not kept: `POST /gc` and `GET /gc`.
///
/// @param dryRun whether it only looked
/// @param state `running`, `done` or `cut short`
/// @param disk how full the disk was at the end; absent where there is no limit
/// @param problem what cut it short; the next one goes on
public record CollectionBody(
    boolean dryRun,
    String state,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<CollectedBody> collected,
    @Nullable DiskBody disk,
    @Nullable ProblemReport problem) {
  public CollectionBody {
    collected = List.copyOf(collected);
  }
}
