package dev.slipway.http.webhooks;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.DeliveryTry;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.SigningKeys;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.engine.webhook.IssuedWebhook;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.wire.WebhookBody;
import dev.slipway.wire.WebhookDeliveryBody;
import dev.slipway.wire.WebhookTryBody;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns webhooks and deliveries into what travels.
final class WebhookBodies {
  private WebhookBodies() {}

  /// A webhook, without what it is signed with.
  static WebhookBody body(Webhook webhook) {
    return body(webhook, null);
  }

  /// A webhook with its secret, for the one who asked for it.
  static WebhookBody body(IssuedWebhook issued) {
    return body(issued.webhook(), issued.secret().text().reveal());
  }

  private static WebhookBody body(Webhook webhook, @Nullable String secret) {
    Optional<WebhookState.Off> off =
        webhook.state() instanceof WebhookState.Off state ? Optional.of(state) : Optional.empty();
    return new WebhookBody(
        webhook.id().value(),
        webhook.project().value(),
        webhook.url().shown(),
        webhook.events().stream().map(EventType::id).toList(),
        webhook.delivers(),
        off.map(WebhookState.Off::since).orElse(null),
        off.map(state -> state.reason().name().toLowerCase(Locale.ROOT)).orElse(null),
        webhook.failingSince().orElse(null),
        secret,
        webhook.keys().since(),
        webhook.keys().retiring().map(SigningKeys.Retiring::until).orElse(null),
        webhook.createdAt());
  }

  /// A delivery as the log lists it.
  static WebhookDeliveryBody listed(WebhookDelivery delivery) {
    return body(delivery, null);
  }

  /// A delivery with everything.
  static WebhookDeliveryBody whole(WebhookDelivery delivery) {
    return body(delivery, delivery.body());
  }

  private static WebhookDeliveryBody body(WebhookDelivery delivery, @Nullable String content) {
    return new WebhookDeliveryBody(
        delivery.id().value(),
        delivery.webhook().value(),
        delivery.event().id(),
        delivery.deployment().map(DeploymentId::value).orElse(null),
        state(delivery.state()),
        delivery.createdAt(),
        nextTry(delivery.state()),
        ended(delivery.state()),
        reason(delivery.state()),
        delivery.tries().stream().map(WebhookBodies::body).toList(),
        content);
  }

  private static String state(DeliveryState state) {
    return switch (state) {
      case DeliveryState.Waiting _ -> "waiting";
      case DeliveryState.Delivered _ -> "delivered";
      case DeliveryState.GivenUp _ -> "givenUp";
    };
  }

  private static @Nullable Instant nextTry(DeliveryState state) {
    return state instanceof DeliveryState.Waiting waiting ? waiting.nextTry() : null;
  }

  private static @Nullable Instant ended(DeliveryState state) {
    return switch (state) {
      case DeliveryState.Waiting _ -> null;
      case DeliveryState.Delivered(Instant at) -> at;
      case DeliveryState.GivenUp(Instant at, _) -> at;
    };
  }

  private static @Nullable String reason(DeliveryState state) {
    if (!(state instanceof DeliveryState.GivenUp(_, DeliveryState.Reason reason))) {
      return null;
    }
    return switch (reason) {
      case TRIED_ENOUGH -> "triedEnough";
      case GONE -> "gone";
      case WEBHOOK_OFF -> "webhookOff";
    };
  }

  private static WebhookTryBody body(DeliveryTry once) {
    Duration took = once.took();
    return switch (once.outcome()) {
      case DeliveryTry.Answered(int status, String excerpt) ->
          new WebhookTryBody(once.at(), took.toMillis(), status, excerpt, null);
      case DeliveryTry.Unanswered(var problem) ->
          new WebhookTryBody(
              once.at(),
              took.toMillis(),
              null,
              null,
              ProblemBodies.report(problem, Optional.empty()));
    };
  }
}
