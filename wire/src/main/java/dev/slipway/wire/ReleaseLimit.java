package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// What one release may ask for in an environment.
///
/// @param milliCpu thousandths of a processor; absent where there is no limit
/// @param memoryMebibytes in MiB; absent where there is no limit
/// @param own whether the limit is the organization's own and not everybody's; to set one, false
///   means to have everybody's again
public record ReleaseLimit(
    String environment,
    @Nullable Integer milliCpu,
    @Nullable Integer memoryMebibytes,
    boolean own) {}
