package dev.slipway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A deployment whose notice was put aside after its last attempt, or a message in the queue that
/// is no notice.
///
/// @param id names it among the dead letters
/// @param deploymentId null for a message that is no notice, like its organization
/// @param deliveries how often it had been delivered
public record DeadLetterBody(
    String id,
    @Nullable String deploymentId,
    @Nullable String organizationId,
    ProblemReport reason,
    int deliveries,
    Instant at) {}
