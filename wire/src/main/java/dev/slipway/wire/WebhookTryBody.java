package dev.slipway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One try to deliver.
///
/// @param status what the receiver answered
/// @param answer how the body of its answer begins, without secrets
/// @param problem why there was no answer
public record WebhookTryBody(
    Instant at,
    long durationMs,
    @Nullable Integer status,
    @Nullable String answer,
    @Nullable ProblemReport problem) {}
