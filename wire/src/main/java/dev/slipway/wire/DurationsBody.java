package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// How long something took, in milliseconds, at most √2 times too long.
///
/// @param count how many were measured
/// @param p50Ms half took no longer; absent where none was measured
/// @param p95Ms 95 in 100 took no longer
public record DurationsBody(long count, @Nullable Long p50Ms, @Nullable Long p95Ms) {}
