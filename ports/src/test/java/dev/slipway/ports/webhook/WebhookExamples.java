package dev.slipway.ports.webhook;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.SigningKeys;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.domain.webhook.WebhookUrl;
import java.util.Optional;

/// Ordinary webhooks and deliveries, made from as few words as a test cares about.
public final class WebhookExamples {
  private WebhookExamples() {}

  /// A webhook of [dev.slipway.ports.testing.Examples#HELLO] that is told everything.
  public static Webhook webhook(int number) {
    return webhook(number, HELLO, ACME);
  }

  public static Webhook webhook(int number, ProjectId project, OrganizationId owner) {
    WebhookId id = new WebhookId("wh_%012d".formatted(number));
    return new Webhook(
        id,
        project,
        owner,
        new WebhookUrl("http://127.0.0.1:9/hook?token=t"),
        Reach.PRIVATE,
        EventType.OF_DEPLOYMENTS,
        new WebhookState.On(Optional.empty()),
        SigningKeys.first(new SecretReference(project, Webhook.secretName(id), 1), NOW),
        NOW,
        0);
  }

  /// What a webhook is told about the deployment that ends in this suffix.
  public static WebhookDelivery delivery(Webhook webhook, EventType event, String suffix) {
    return WebhookDelivery.of(webhook, event, deploymentId(suffix), "{}", NOW);
  }
}
