package dev.slipway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook of a project.
///
/// @param url where it is delivered to, with `***` for a query
/// @param events what it is told: `deployment.succeeded`
/// @param active whether it is delivered to
/// @param inactiveSince when it was switched off
/// @param inactiveReason why: `asked`, `gone` (the receiver answered 410) or `failing` (nothing
///   could be delivered for days)
/// @param failingSince the first try that failed after the last one that did not
/// @param secret what deliveries are signed with; only in the answer to the request that made it
/// @param secretSince when the present secret was made
/// @param oldSecretUntil until when the secret before signs too
public record WebhookBody(
    String webhookId,
    String projectId,
    String url,
    List<String> events,
    boolean active,
    @Nullable Instant inactiveSince,
    @Nullable String inactiveReason,
    @Nullable Instant failingSince,
    @Nullable String secret,
    Instant secretSince,
    @Nullable Instant oldSecretUntil,
    Instant createdAt) {}
