package dev.slipway.engine.webhook;

import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.Webhook;

/// A webhook with the secret that it is signed with, which is shown only now.
public record IssuedWebhook(Webhook webhook, SigningSecret secret) {}
