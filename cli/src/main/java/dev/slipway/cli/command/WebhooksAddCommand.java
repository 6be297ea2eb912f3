package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.WebhookBody;
import dev.slipway.wire.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a webhook to a project.
@Command(
    name = "add",
    description = "Add a webhook and show the secret that signs its deliveries, this once.",
    footer = {
      "%nExamples:",
      "  slipway webhooks add hello-vite https://example.com/hooks/slipway",
      "  slipway webhooks add hello-vite http://localhost:3000/ --event deployment.failed",
      "  pass show hook | slipway webhooks add hello-vite https://example.com/ --own-secret",
      "%nEvents: deployment.queued, deployment.started, deployment.succeeded, deployment.failed,",
      "deployment.cancelled."
    })
final class WebhooksAddCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(index = "1", paramLabel = "URL", description = "Where to deliver to.")
  private String url = "";

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      description = "What to tell; may be given several times (default: everything).")
  private List<String> events = new ArrayList<>();

  @Option(names = "--off", description = "Deliver nothing yet.")
  private boolean off;

  @Option(
      names = "--own-secret",
      description = "Ask for the secret, or read it from standard input, instead of making one.")
  private boolean ownSecret;

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WebhooksAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    WebhookRequest request =
        new WebhookRequest(
            url,
            events.isEmpty() ? null : events,
            off ? Boolean.FALSE : null,
            ownSecret ? new ValueInput(session.surroundings(), 1).ask("the secret") : null);
    WebhookBody added;
    try (Api api = session.api(options)) {
      added = api.post(Route.of("projects", project, "webhooks"), request, WebhookBody.class);
    }
    new IssuedWebhookView(session).print(added, options.json());
    return ExitCode.DONE;
  }
}
