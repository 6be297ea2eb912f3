package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.wire.WebhookDeliveryBody;
import dev.slipway.wire.WebhookTryBody;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// Waits until something that is delivered on request was tried, and says how that went.
record DeliveryFollow(Session session, NamedWebhook webhook) {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(150);

  /// @param asked the delivery as it was when it was asked for
  int follow(WebhookDeliveryBody asked, Api api, boolean json) {
    WebhookDeliveryBody tried = tried(asked, api);
    if (json) {
      session.printJson(tried);
    } else if (tried.tries().isEmpty()) {
      session.screen().line("It was not tried yet; `slipway webhooks log` tells when it is");
    } else {
      session.screen().line(line(tried));
    }
    return tried.state().equals("delivered") ? ExitCode.DONE : ExitCode.of(ProblemKind.EXTERNAL);
  }

  private WebhookDeliveryBody tried(WebhookDeliveryBody asked, Api api) {
    Instant begin = session.surroundings().clock().instant();
    WebhookDeliveryBody now = asked;
    while (!isTried(asked, now)
        && session.surroundings().clock().instant().isBefore(begin.plus(PATIENCE))) {
      now = api.get(webhook.route("deliveries", asked.deliveryId()), WebhookDeliveryBody.class);
      if (!isTried(asked, now)) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
    return now;
  }

  /// The log remembers so many tries and no more, so the last one tells.
  private static boolean isTried(WebhookDeliveryBody asked, WebhookDeliveryBody now) {
    return !now.tries().isEmpty()
        && (asked.tries().isEmpty() || !now.tries().getLast().equals(asked.tries().getLast()));
  }

  private static String line(WebhookDeliveryBody tried) {
    WebhookTryBody last = tried.tries().getLast();
    String what = tried.state().equals("delivered") ? "Delivered" : "Not delivered";
    return "%s: %s after %d ms"
        .formatted(what, Printable.of(WebhooksLogCommand.outcome(last)), last.durationMs());
  }
}
