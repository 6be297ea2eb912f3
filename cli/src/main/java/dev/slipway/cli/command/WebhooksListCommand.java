package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.WebhookBody;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists the webhooks of a project.
@Command(
    name = "list",
    description = "List the webhooks of a project.",
    footer = {"%nExample:", "  slipway webhooks list hello-vite"})
final class WebhooksListCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WebhooksListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PageBody<WebhookBody> webhooks;
    try (Api api = session.api(options)) {
      webhooks = api.page(Route.of("projects", project, "webhooks"), WebhookBody.class);
    }
    if (options.json()) {
      session.printJson(webhooks);
    } else {
      table(webhooks).print(session.screen());
    }
    return ExitCode.DONE;
  }

  private static Table table(PageBody<WebhookBody> webhooks) {
    Table table = new Table("webhook", "url", "events", "state");
    for (WebhookBody webhook : webhooks.items()) {
      table.row(
          webhook.webhookId(),
          webhook.url(),
          String.join(" ", webhook.events()).replace("deployment.", ""),
          state(webhook));
    }
    return table;
  }

  static String state(WebhookBody webhook) {
    if (webhook.active()) {
      return webhook.failingSince() == null ? "on" : "failing since " + webhook.failingSince();
    }
    String why =
        switch (Objects.requireNonNullElse(webhook.inactiveReason(), "")) {
          case "gone" -> ", the receiver answered 410";
          case "failing" -> ", nothing could be delivered for days";
          default -> "";
        };
    return "off since %s%s".formatted(webhook.inactiveSince(), why);
  }
}
