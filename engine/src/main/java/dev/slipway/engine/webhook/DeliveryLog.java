package dev.slipway.engine.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.webhook.WebhookDeliveries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What was delivered to webhooks, and deliveries that people ask for.
public final class DeliveryLog {
  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final EventBodies bodies;
  private final Runnable wake;
  private final RandomGenerator random;
  private final InstantSource clock;

  /// @param wake called when something new is due
  public DeliveryLog(
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      EventBodies bodies,
      Runnable wake,
      RandomGenerator random,
      InstantSource clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.bodies = bodies;
    this.wake = wake;
    this.random = random;
    this.clock = clock;
  }

  /// Deliveries of a webhook, the latest first.
  public Page<WebhookDelivery> list(
      ProjectId project, WebhookId id, Optional<String> after, int limit) {
    return deliveries.list(webhooks.require(project, id).id(), after, limit);
  }

  /// The delivery; `WEBHOOK_DELIVERY_NOT_FOUND` when the webhook has none of this id (any more).
  public WebhookDelivery require(ProjectId project, WebhookId webhook, DeliveryId id) {
    webhooks.require(project, webhook);
    return deliveries
        .find(id)
        .filter(delivery -> delivery.webhook().equals(webhook))
        .orElseThrow(() -> notFound(id));
  }

  /// Delivers something that tells nothing but that it came; `CONFLICT` when the webhook is off.
  public WebhookDelivery test(ProjectId project, WebhookId id) {
    Webhook webhook = requireOn(project, id);
    Instant now = clock.instant();
    String body = bodies.ofTest(webhook, now);
    WebhookDelivery test = WebhookDelivery.test(DeliveryId.create(random), webhook, body, now);
    deliveries.add(List.of(test));
    wake.run();
    return test;
  }

  /// Delivers the same once more, however it went before, with all the tries that a new one has;
  /// `CONFLICT` when the webhook is off.
  public WebhookDelivery redeliver(ProjectId project, WebhookId webhook, DeliveryId id) {
    requireOn(project, webhook);
    while (true) {
      WebhookDelivery again = require(project, webhook, id).again(clock.instant());
      if (deliveries.save(again)
          instanceof SaveResult.Saved<WebhookDelivery>(WebhookDelivery saved)) {
        wake.run();
        return saved;
      }
    }
  }

  private Webhook requireOn(ProjectId project, WebhookId id) {
    Webhook webhook = webhooks.require(project, id);
    if (!webhook.delivers()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.CONFLICT,
                  "Tried to deliver to a webhook",
                  "It is switched off",
                  "Switch it on first: PUT its active to true")
              .at(id.value()));
    }
    return webhook;
  }

  private static SlipwayException notFound(DeliveryId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.WEBHOOK_DELIVERY_NOT_FOUND,
                "Tried to find a delivery",
                "The webhook has no delivery with this id (any more)",
                "Use a deliveryId from the webhook's log, which is kept for some time")
            .at(id.value()));
  }
}
