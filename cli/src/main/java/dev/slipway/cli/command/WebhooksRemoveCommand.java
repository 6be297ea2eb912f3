package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.exit.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Removes a webhook.
@Command(
    name = "remove",
    description = "Remove a webhook with its log.",
    footer = {"%nExample:", "  slipway webhooks remove hello-vite ID"})
final class WebhooksRemoveCommand implements Callable<Integer> {
  @Mixin private final NamedWebhook webhook = new NamedWebhook();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WebhooksRemoveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      api.delete(webhook.route());
    }
    if (options.json()) {
      session.printJson(Map.of("removed", webhook.id()));
    } else {
      session.screen().line("Removed");
    }
    return ExitCode.DONE;
  }
}
