package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.WebhookDeliveryBody;
import dev.slipway.wire.WebhookTryBody;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows what was delivered to a webhook.
@Command(
    name = "log",
    description = "Show what was delivered to a webhook and what waits, the latest first.",
    footer = {
      "%nExamples:",
      "  slipway webhooks log hello-vite ID",
      "  slipway webhooks log hello-vite ID DELIVERY     every try, and what was sent"
    })
final class WebhooksLogCommand implements Callable<Integer> {
  @Mixin private final NamedWebhook webhook = new NamedWebhook();

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "DELIVERY",
      description = "Only this one, with everything.")
  private Optional<String> delivery = Optional.empty();

  @Mixin private final PageOptions page = new PageOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WebhooksLogCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      if (delivery.isPresent()) {
        show(api.get(webhook.route("deliveries", delivery.get()), WebhookDeliveryBody.class));
      } else {
        show(api.page(page.of(webhook.route("deliveries")), WebhookDeliveryBody.class));
      }
    }
    return ExitCode.DONE;
  }

  private void show(PageBody<WebhookDeliveryBody> deliveries) {
    if (options.json()) {
      session.printJson(deliveries);
      return;
    }
    Table table = new Table("delivery", "event", "deployment", "state", "tries", "last");
    for (WebhookDeliveryBody one : deliveries.items()) {
      table.row(
          one.deliveryId(),
          one.event(),
          Objects.requireNonNullElse(one.deploymentId(), ""),
          state(one),
          Integer.toString(one.tries().size()),
          one.tries().isEmpty() ? "" : outcome(one.tries().getLast()));
    }
    table.print(session.screen());
    page.sayWhereToGoOn(deliveries, session.screen());
  }

  private void show(WebhookDeliveryBody one) {
    if (options.json()) {
      session.printJson(one);
      return;
    }
    session.screen().line("%s   %s".formatted(Printable.of(one.event()), state(one)));
    Table table = new Table("try", "took", "outcome", "answer");
    for (WebhookTryBody once : one.tries()) {
      table.row(
          once.at().toString(),
          once.durationMs() + " ms",
          outcome(once),
          Objects.requireNonNullElse(once.answer(), ""));
    }
    table.print(session.screen());
    session.screen().line(Printable.of(Objects.requireNonNullElse(one.body(), "")));
  }

  private static String state(WebhookDeliveryBody one) {
    return switch (one.state()) {
      case "waiting" -> "next try " + one.nextTryAt();
      case "givenUp" ->
          switch (Objects.requireNonNullElse(one.reason(), "")) {
            case "gone" -> "given up, the receiver answered 410";
            case "webhookOff" -> "given up, the webhook was off";
            default -> "given up";
          };
      default -> Printable.of(one.state());
    };
  }

  /// What came of a try, in a few words.
  static String outcome(WebhookTryBody once) {
    if (once.problem() != null) {
      return once.problem().error() + ": " + once.problem().message();
    }
    return "status " + once.status();
  }
}
