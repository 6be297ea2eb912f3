package dev.slipway.engine.webhook;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.secret.SecretStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The secrets that webhooks are signed with, among those of their projects.
final class SigningSecrets {
  private final SecretStore store;

  SigningSecrets(SecretStore store) {
    this.store = store;
  }

  SecretReference keep(ProjectId project, WebhookId webhook, SigningSecret secret) {
    return store.put(project, Webhook.secretName(webhook), secret.text());
  }

  /// All that sign at that time, the present one first.
  List<SigningSecret> of(Webhook webhook, Instant at) {
    return webhook.keys().at(at).stream()
        .map(store::find)
        .flatMap(Optional::stream)
        .map(SigningSecret::new)
        .toList();
  }

  void forget(Webhook webhook) {
    store.forget(webhook.project(), Webhook.secretName(webhook.id()));
  }
}
