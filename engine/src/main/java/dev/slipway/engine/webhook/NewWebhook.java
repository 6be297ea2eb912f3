package dev.slipway.engine.webhook;

import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.WebhookUrl;
import java.util.List;
import java.util.Optional;

/// A webhook that somebody asks for.
///
/// @param secret what it is signed with; empty to make one
public record NewWebhook(
    WebhookUrl url, List<EventType> events, boolean on, Optional<SigningSecret> secret) {
  public NewWebhook {
    events = List.copyOf(events);
  }
}
