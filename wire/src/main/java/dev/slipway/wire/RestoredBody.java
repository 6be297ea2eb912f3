package dev.slipway.wire;

import java.time.Instant;

/// What was restored from a backup.
///
/// @param home the folder that it is in now
/// @param takenAt the moment that it shows
/// @param slipway the version that made the backup: `0.1.0`
/// @param files how many files it has, each counted once however many names it has
/// @param bytes of these files
public record RestoredBody(
    String home,
    Instant takenAt,
    String slipway,
    long projects,
    long deployments,
    long files,
    long bytes) {}
