package dev.slipway.cli.command;

import dev.slipway.cli.output.Printable;
import dev.slipway.wire.WebhookBody;
import java.util.Objects;

/// Shows a signing secret that can be seen only now: the secret alone where a program reads, and
/// what to know about it beside.
record IssuedWebhookView(Session session) {
  void print(WebhookBody webhook, boolean json) {
    if (json) {
      session.printJson(webhook);
      return;
    }
    session.screen().line(Printable.of(Objects.requireNonNullElse(webhook.secret(), "")));
    session
        .screen()
        .remark(
            "Webhook %s of %s. Deliveries are signed with the secret above; keep it: it is not shown again."
                .formatted(Printable.of(webhook.webhookId()), Printable.of(webhook.projectId())));
    if (webhook.oldSecretUntil() != null) {
      session.screen().remark("The old one signs too until " + webhook.oldSecretUntil());
    }
  }
}
