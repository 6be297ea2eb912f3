package dev.slipway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for a deployment: `POST /deploy`.
///
/// @param projectId a lower-case DNS label
/// @param orgId who owns the project; the caller's own organization when absent
/// @param customDomain accepted for compatibility; local mode serves `<project>.localhost`
/// @param sourceId what to deploy; the project's last source when absent
/// @param environment `development`, `staging` or `production`, which is also the default
/// @param regions where to deploy; there is one place in local mode
/// @param onConflict what to do when a deployment is active: `reject`, which is also the default,
///   `queue` or `supersede`
public record DeployRequest(
    String projectId,
    @Nullable String orgId,
    String userId,
    @Nullable String customDomain,
    @Nullable String sourceId,
    @Nullable String environment,
    @Nullable List<String> regions,
    @Nullable String onConflict) {}
