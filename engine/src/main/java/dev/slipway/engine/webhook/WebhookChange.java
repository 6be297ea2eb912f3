package dev.slipway.engine.webhook;

import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.WebhookUrl;
import java.util.List;
import java.util.Optional;

/// What is to become of a webhook; what is empty stays as it is.
public record WebhookChange(
    Optional<WebhookUrl> url, Optional<List<EventType>> events, Optional<Boolean> on) {}
