package dev.slipway.wire;

import java.time.Instant;

/// A deployment whose notice was put aside after its last attempt.
///
/// @param id names it among the dead letters
/// @param deliveries how often it had been delivered
public record DeadLetterBody(
    String id,
    String deploymentId,
    String organizationId,
    ProblemReport reason,
    int deliveries,
    Instant at) {}
