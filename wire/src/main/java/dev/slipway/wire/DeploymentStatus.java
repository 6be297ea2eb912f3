package dev.slipway.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a deployment stands.
///
/// @param state `queued`, `running`, `cancelling`, `succeeded`, `failed` or `cancelled`
/// @param legacyStatus V2's word for it: `preparing`, `deploying`, `deployed` or `failed`
/// @param progress percent
/// @param attempt how often a worker has begun on it, 0 while none has
/// @param durationMs from the request to the end, once there is an end
/// @param kind `deploy` or `rollback`
/// @param sourceId what is deployed, unless it is a rollback
/// @param releaseId what serves now, or what a rollback returns to
/// @param configurationVersion the version of the project's configuration it has, once that is
///   known
/// @param url where it serves, once it does
/// @param retryAt when the next attempt begins, while one is waited for
/// @param steps all six, in order
/// @param plan how it is built and run, once that is known: a JSON tree for people
/// @param problem why it failed, or why another attempt is needed
/// @param usage what it used so far; absent until it has built
/// @param retryOf the deployment that this one repeats
public record DeploymentStatus(
    String deploymentId,
    String projectId,
    String organizationId,
    String environment,
    String state,
    String legacyStatus,
    int progress,
    int attempt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long durationMs,
    String kind,
    @Nullable String sourceId,
    @Nullable String releaseId,
    @Nullable Long configurationVersion,
    @Nullable URI url,
    @Nullable Instant retryAt,
    List<StepBody> steps,
    @Nullable Map<String, Object> plan,
    @Nullable ProblemReport problem,
    @Nullable DeploymentUsage usage,
    @Nullable String retryOf,
    DeploymentLinks links) {}
