package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.WebhookBody;
import dev.slipway.wire.WebhookRotation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Gives a webhook another secret.
@Command(
    name = "rotate",
    description = "Give a webhook another secret and show it, this once.",
    footer = {
      "%nExamples:",
      "  slipway webhooks rotate hello-vite ID              the old one signs too for a day",
      "  slipway webhooks rotate hello-vite ID --grace 0s   the old one ends at once"
    })
final class WebhooksRotateCommand implements Callable<Integer> {
  @Mixin private final NamedWebhook webhook = new NamedWebhook();

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "How long the old one signs too, such as 90s, 30m, 24h or 7d (default: 24h).")
  private String grace = "24h";

  @Option(
      names = "--own-secret",
      description = "Ask for the secret, or read it from standard input, instead of making one.")
  private boolean ownSecret;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Session session;

  WebhooksRotateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    WebhookRotation rotation =
        new WebhookRotation(
            GraceTime.parse(grace, spec).toSeconds(),
            ownSecret ? new ValueInput(session.surroundings(), 1).ask("the secret") : null);
    WebhookBody rotated;
    try (Api api = session.api(options)) {
      rotated = api.post(webhook.route("rotate"), rotation, WebhookBody.class);
    }
    new IssuedWebhookView(session).print(rotated, options.json());
    return ExitCode.DONE;
  }
}
