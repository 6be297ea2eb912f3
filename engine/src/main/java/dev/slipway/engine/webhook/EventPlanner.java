package dev.slipway.engine.webhook;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.NotedEvent;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Turns what happened into what is to be delivered. An event is forgotten only when its deliveries
/// are there, whose ids follow from it: a process that ends in between leaves nothing out, and
/// nothing becomes two.
final class EventPlanner {
  private static final int BATCH = 100;

  private final DeploymentEvents events;
  private final WebhookStore webhooks;
  private final WebhookDeliveries deliveries;
  private final EventBodies bodies;
  private final InstantSource clock;

  EventPlanner(
      DeploymentEvents events,
      WebhookStore webhooks,
      WebhookDeliveries deliveries,
      EventBodies bodies,
      InstantSource clock) {
    this.events = events;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.bodies = bodies;
    this.clock = clock;
  }

  /// Plans everything that is noted.
  void plan() {
    List<NotedEvent> batch = events.noted(BATCH);
    while (!batch.isEmpty()) {
      batch.forEach(this::plan);
      batch = events.noted(BATCH);
    }
  }

  private void plan(NotedEvent noted) {
    Deployment deployment = noted.deployment();
    EventType.of(deployment.state().phase()).ifPresent(event -> plan(event, deployment));
    events.forget(noted);
  }

  private void plan(EventType event, Deployment deployment) {
    String body = bodies.ofDeployment(event, deployment);
    Instant now = clock.instant();
    List<WebhookDelivery> planned =
        webhooks.list(deployment.request().project()).stream()
            .filter(webhook -> webhook.wants(event))
            .map(webhook -> WebhookDelivery.of(webhook, event, deployment.id(), body, now))
            .toList();
    if (!planned.isEmpty()) {
      deliveries.add(planned);
    }
  }
}
