package dev.slipway.wire;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A deployment as it was when something happened to it. Each member is called as in
/// [DeploymentStatus].
///
/// @param step the step that it was last in
/// @param links where more about it is, below the address of the API
public record DeploymentEventData(
    String deploymentId,
    String projectId,
    String organizationId,
    String environment,
    String state,
    @Nullable String step,
    String kind,
    int attempt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long durationMs,
    @Nullable String sourceId,
    @Nullable String releaseId,
    @Nullable URI url,
    @Nullable ProblemReport problem,
    @Nullable String retryOf,
    DeploymentLinks links) {}
