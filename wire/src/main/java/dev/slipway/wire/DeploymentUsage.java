package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// What one deployment used so far.
///
/// @param buildSeconds of all attempts, to the millisecond
/// @param cpuSeconds the processor time of its builds; absent where none is known
/// @param bytesStored the size of its artifact, 0 when an earlier deployment had made it
public record DeploymentUsage(double buildSeconds, @Nullable Double cpuSeconds, long bytesStored) {}
