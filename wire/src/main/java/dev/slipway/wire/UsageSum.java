package dev.slipway.wire;

/// What some deployments used together.
///
/// @param buildSeconds to the millisecond
/// @param bytesStored the sizes of the artifacts that were new
public record UsageSum(long deployments, double buildSeconds, long bytesStored) {}
