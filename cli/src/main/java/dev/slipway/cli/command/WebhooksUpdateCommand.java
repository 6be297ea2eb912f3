package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.WebhookBody;
import dev.slipway.wire.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Changes a webhook.
@Command(
    name = "update",
    description = "Change a webhook, or switch it on or off.",
    footer = {
      "%nExamples:",
      "  slipway webhooks update hello-vite ID --off",
      "  slipway webhooks update hello-vite ID --on --url https://example.com/hooks",
      "  slipway webhooks update hello-vite ID --event deployment.failed"
    })
final class WebhooksUpdateCommand implements Callable<Integer> {
  @Mixin private final NamedWebhook webhook = new NamedWebhook();

  @Option(names = "--url", paramLabel = "URL", description = "Deliver to this URL.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      description = "Tell this alone; may be given several times.")
  private List<String> events = new ArrayList<>();

  @ArgGroup private Switch onOrOff = new Switch();

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WebhooksUpdateCommand(Session session) {
    this.session = session;
  }

  /// One of both, or neither.
  static final class Switch {
    @Option(names = "--on", description = "Deliver again.")
    private boolean on;

    @Option(names = "--off", description = "Deliver no more.")
    private boolean off;

    @Nullable Boolean wanted() {
      return (on || off) ? Boolean.valueOf(on) : null;
    }
  }

  @Override
  public Integer call() {
    WebhookRequest request =
        new WebhookRequest(
            url.orElse(null), events.isEmpty() ? null : events, onOrOff.wanted(), null);
    WebhookBody changed;
    try (Api api = session.api(options)) {
      api.put(webhook.route(), request);
      changed = api.get(webhook.route(), WebhookBody.class);
    }
    if (options.json()) {
      session.printJson(changed);
    } else {
      session.screen().line("Changed; it is " + WebhooksListCommand.state(changed));
    }
    return ExitCode.DONE;
  }
}
