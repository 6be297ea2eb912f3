package dev.slipway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one step of a deployment stands.
///
/// @param step `validate`, `container`, `sync`, `build`, `deploy` or `cleanup`
/// @param state `pending`, `running`, `done`, `failed` or `skipped`
/// @param durationMs how long it took, once it has ended
/// @param summary for people, such as `14 files, 38 kB`; empty while there is nothing to say
public record StepBody(
    String step,
    String state,
    @Nullable Instant startedAt,
    @Nullable Long durationMs,
    String summary) {}
