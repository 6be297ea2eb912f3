package dev.slipway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configuration that a release holds.
///
/// @param setAt when it was made; absent when that is not known
/// @param presentVersion the version that a deployment would have now
/// @param whole whether also the settings and build variables of then are known
/// @param differences what a deployment would have now that the release has not, or otherwise
public record HeldConfigurationBody(
    long version,
    @Nullable Instant setAt,
    @Nullable String setBy,
    long presentVersion,
    boolean whole,
    List<DifferenceBody> differences) {}
