package dev.slipway.domain.webhook;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that is to reach a webhook, and how the tries went.
///
/// @param deployment what it is about; empty for a test
/// @param body the JSON that is sent, the same in every try
/// @param tries the latest [#MAX_TRIES], in order
/// @param version counts saves, for compare-and-set
public record WebhookDelivery(
    DeliveryId id,
    WebhookId webhook,
    ProjectId project,
    EventType event,
    Optional<DeploymentId> deployment,
    String body,
    Instant createdAt,
    DeliveryState state,
    List<DeliveryTry> tries,
    long version) {
  /// How many tries are remembered.
  public static final int MAX_TRIES = 20;

  public WebhookDelivery {
    tries = List.copyOf(tries.subList(Math.max(0, tries.size() - MAX_TRIES), tries.size()));
  }

  /// What a webhook is told about a deployment.
  public static WebhookDelivery of(
      Webhook webhook, EventType event, DeploymentId deployment, String body, Instant now) {
    DeliveryId id = DeliveryId.of(webhook.id(), event, deployment);
    return first(id, webhook, event, Optional.of(deployment), body, now);
  }

  /// A test of a webhook.
  public static WebhookDelivery test(DeliveryId id, Webhook webhook, String body, Instant now) {
    return first(id, webhook, EventType.WEBHOOK_TEST, Optional.empty(), body, now);
  }

  private static WebhookDelivery first(
      DeliveryId id,
      Webhook webhook,
      EventType event,
      Optional<DeploymentId> deployment,
      String body,
      Instant now) {
    DeliveryState due = new DeliveryState.Waiting(now, 0);
    return new WebhookDelivery(
        id, webhook.id(), webhook.project(), event, deployment, body, now, due, List.of(), 1);
  }

  /// How often it was tried since it was asked for; 0 once that is over.
  public int triesSoFar() {
    return state instanceof DeliveryState.Waiting waiting ? waiting.tries() : 0;
  }

  /// It was tried, and stands so now.
  public WebhookDelivery tried(DeliveryTry last, DeliveryState next) {
    List<DeliveryTry> all = new ArrayList<>(tries);
    all.add(last);
    return with(next, all);
  }

  /// Nobody tries it any more.
  public WebhookDelivery givenUp(Instant now, DeliveryState.Reason reason) {
    return with(new DeliveryState.GivenUp(now, reason), tries);
  }

  /// Somebody asks for it once more, however it stands.
  public WebhookDelivery again(Instant now) {
    return with(new DeliveryState.Waiting(now, 0), tries);
  }

  public WebhookDelivery withVersion(long next) {
    return new WebhookDelivery(
        id, webhook, project, event, deployment, body, createdAt, state, tries, next);
  }

  private WebhookDelivery with(DeliveryState next, List<DeliveryTry> all) {
    return new WebhookDelivery(
        id, webhook, project, event, deployment, body, createdAt, next, all, version);
  }
}
