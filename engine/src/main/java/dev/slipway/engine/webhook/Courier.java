package dev.slipway.engine.webhook;

import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.DeliveryTry;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.webhook.CallResult;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries one delivery and saves how it went. Should the process end in between, the delivery is
/// tried again: at least once is the promise, and its id tells receivers that they have had it.
final class Courier {
  /// A webhook to which nothing could be delivered for this long is switched off.
  static final Duration LONGEST_FAILURE = Duration.ofDays(3);

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int GONE = 410;

  private final WebhookStore webhooks;
  private final WebhookDeliveries deliveries;
  private final SignedCalls calls;
  private final InstantSource clock;
  private final RandomGenerator random;

  Courier(
      WebhookStore webhooks,
      WebhookDeliveries deliveries,
      SignedCalls calls,
      InstantSource clock,
      RandomGenerator random) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.calls = calls;
    this.clock = clock;
    this.random = random;
  }

  /// One try of a delivery that was taken in hand.
  void attempt(WebhookDelivery delivery) {
    Optional<Webhook> webhook = webhooks.find(delivery.webhook());
    if (webhook.isEmpty()) {
      return; // Its deliveries went with it.
    }
    if (webhook.get().delivers()) {
      call(webhook.get(), delivery);
    } else {
      deliveries.save(delivery.givenUp(clock.instant(), DeliveryState.Reason.WEBHOOK_OFF));
    }
  }

  private void call(Webhook webhook, WebhookDelivery delivery) {
    Instant begin = clock.instant();
    CallResult result = calls.call(webhook, delivery, begin);
    Instant end = clock.instant();
    DeliveryTry last = new DeliveryTry(begin, Duration.between(begin, end), outcome(result));
    DeliveryState next = next(delivery, result, end);
    noteFor(webhook, delivery, next, end);
    deliveries.save(delivery.tried(last, next));
  }

  private static DeliveryTry.Outcome outcome(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered ->
          new DeliveryTry.Answered(answered.status(), answered.excerpt());
      case CallResult.Unanswered(var problem) -> new DeliveryTry.Unanswered(problem);
    };
  }

  private DeliveryState next(WebhookDelivery delivery, CallResult result, Instant now) {
    return switch (result) {
      case CallResult.Answered(int status, _, _) when status / 100 == 2 ->
          new DeliveryState.Delivered(now);
      case CallResult.Answered(int status, _, _) when status == GONE ->
          new DeliveryState.GivenUp(now, DeliveryState.Reason.GONE);
      case CallResult.Answered(_, Optional<String> retryAfter, _) ->
          later(delivery, retryAfter, now);
      case CallResult.Unanswered _ -> later(delivery, Optional.empty(), now);
    };
  }

  private DeliveryState later(WebhookDelivery delivery, Optional<String> retryAfter, Instant now) {
    DeliverySchedule schedule =
        delivery.event() == EventType.WEBHOOK_TEST
            ? DeliverySchedule.ONCE
            : DeliverySchedule.STANDARD;
    int tries = delivery.triesSoFar() + 1;
    return schedule
        .next(tries, retryAfter, now, random)
        .<DeliveryState>map(at -> new DeliveryState.Waiting(at, tries))
        .orElseGet(() -> new DeliveryState.GivenUp(now, DeliveryState.Reason.TRIED_ENOUGH));
  }

  /// What the webhook itself learns from a try. It is saved before the delivery, so that a process
  /// that ends in between learns it again.
  private void noteFor(Webhook webhook, WebhookDelivery delivery, DeliveryState next, Instant now) {
    switch (next) {
      case DeliveryState.Delivered _ -> save(webhook, Webhook::delivered);
      case DeliveryState.Waiting _ -> save(webhook, present -> present.failed(now));
      case DeliveryState.GivenUp(_, DeliveryState.Reason reason) -> {
        if (reason == DeliveryState.Reason.GONE) {
          LOG.info("{} is switched off: its receiver answered {}", webhook.id(), GONE);
          save(webhook, present -> present.off(now, WebhookState.Reason.GONE));
        } else if (delivery.event() != EventType.WEBHOOK_TEST) {
          save(webhook, present -> failedAgain(present, now));
        }
      }
    }
  }

  private static Webhook failedAgain(Webhook webhook, Instant now) {
    Webhook failed = webhook.failed(now);
    boolean forDays =
        failed
            .failingSince()
            .filter(since -> !since.plus(LONGEST_FAILURE).isAfter(now))
            .isPresent();
    if (forDays) {
      LOG.info("{} is switched off: nothing was delivered to it for days", webhook.id());
    }
    return forDays ? failed.off(now, WebhookState.Reason.FAILING) : failed;
  }

  private void save(Webhook webhook, UnaryOperator<Webhook> change) {
    Optional<Webhook> present = Optional.of(webhook);
    while (present.isPresent()) {
      Webhook next = change.apply(present.get());
      if (next.equals(present.get()) || webhooks.save(next) instanceof SaveResult.Saved<Webhook>) {
        return;
      }
      present = webhooks.find(webhook.id());
    }
  }
}
