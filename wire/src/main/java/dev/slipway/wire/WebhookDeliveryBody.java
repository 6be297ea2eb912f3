package dev.slipway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is to reach a webhook, and how the tries went.
///
/// @param deliveryId what receivers get as `webhook-id`
/// @param state `waiting`, `delivered` or `givenUp`
/// @param nextTryAt when it is tried next, while it waits
/// @param endedAt when it was delivered or given up
/// @param reason why it was given up: `triedEnough`, `gone` or `webhookOff`
/// @param tries the latest ones, in order
/// @param body the JSON that is sent; only in the answer about one delivery
public record WebhookDeliveryBody(
    String deliveryId,
    String webhookId,
    String event,
    @Nullable String deploymentId,
    String state,
    Instant createdAt,
    @Nullable Instant nextTryAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    List<WebhookTryBody> tries,
    @Nullable String body) {}
