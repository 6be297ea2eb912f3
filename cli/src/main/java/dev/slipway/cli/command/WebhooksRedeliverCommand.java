package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.wire.WebhookDeliveryBody;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Delivers something once more.
@Command(
    name = "redeliver",
    description = "Deliver something once more and say how that went; exit code 5 when it failed.",
    footer = {"%nExample:", "  slipway webhooks redeliver hello-vite ID DELIVERY"})
final class WebhooksRedeliverCommand implements Callable<Integer> {
  @Mixin private final NamedWebhook webhook = new NamedWebhook();

  @Parameters(index = "2", paramLabel = "DELIVERY", description = "Which one; `log` tells.")
  private String delivery = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WebhooksRedeliverCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      WebhookDeliveryBody asked =
          api.post(
              webhook.route("deliveries", delivery, "redeliver"),
              Map.of(),
              WebhookDeliveryBody.class);
      return new DeliveryFollow(session, webhook).follow(asked, api, options.json());
    }
  }
}
