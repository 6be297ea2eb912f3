package dev.slipway.wire;

import java.time.Instant;

/// A release that is or was live.
///
/// @param artifact the digest of what it runs
/// @param createdAt when the release was made
/// @param activatedAt when it became the current one
/// @param current whether it serves now
/// @param deploymentId the deployment that made it the current one
/// @param configurationVersion the version of the project's configuration it has
/// @param configuration the same with when that was set and what is different now
public record ReleaseBody(
    String releaseId,
    String artifact,
    Instant createdAt,
    Instant activatedAt,
    boolean current,
    String deploymentId,
    long configurationVersion,
    HeldConfigurationBody configuration) {}
