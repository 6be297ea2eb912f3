package dev.slipway.server.wiring;

import dev.slipway.embedded.webhook.call.CallLimits;
import dev.slipway.embedded.webhook.call.SocketWebhookCalls;
import dev.slipway.embedded.webhook.call.SystemAlarms;
import dev.slipway.embedded.webhook.call.SystemNames;
import javax.net.ssl.SSLSocketFactory;

/// How webhooks are delivered.
final class WebhookClients {
  private WebhookClients() {}

  static SocketWebhookCalls usual() {
    return new SocketWebhookCalls(
        new SystemNames(CallLimits.USUAL.connect()),
        CallLimits.USUAL,
        new SystemAlarms(),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }
}
