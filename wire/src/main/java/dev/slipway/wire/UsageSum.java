package dev.slipway.wire;

/// What some deployments used together, and the releases of their projects.
///
/// @param buildSeconds to the millisecond
/// @param cpuSeconds the processor time of builds, as far as it is known
/// @param bytesStored the sizes of the artifacts that were new
/// @param runningHours how long environments had a current release, to the second
public record UsageSum(
    long deployments,
    double buildSeconds,
    double cpuSeconds,
    long bytesStored,
    double runningHours) {}
