package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.wire.WebhookDeliveryBody;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Tries a webhook.
@Command(
    name = "test",
    description = "Deliver a test and say how that went; the exit code is 5 when it failed.",
    footer = {"%nExample:", "  slipway webhooks test hello-vite ID"})
final class WebhooksTestCommand implements Callable<Integer> {
  @Mixin private final NamedWebhook webhook = new NamedWebhook();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WebhooksTestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      WebhookDeliveryBody asked =
          api.post(webhook.route("test"), Map.of(), WebhookDeliveryBody.class);
      return new DeliveryFollow(session, webhook).follow(asked, api, options.json());
    }
  }
}
