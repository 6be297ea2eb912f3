package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// Asks for an earlier release: `POST /deploy/project/{projectId}/rollback`. The body may be
/// absent.
///
/// @param releaseId which one; the one before the current when absent
/// @param environment `production` when absent
/// @param userId who asks
public record RollbackRequest(
    @Nullable String releaseId, @Nullable String environment, @Nullable String userId) {}
