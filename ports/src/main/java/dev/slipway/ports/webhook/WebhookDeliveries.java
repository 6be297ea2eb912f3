package dev.slipway.ports.webhook;

import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps what is to be delivered to webhooks, and what was. A delivery goes with its webhook. What
/// a method answered is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface WebhookDeliveries {
  /// How long one that was taken is nobody else's. Whoever takes it saves it in this time, or it
  /// can be taken again.
  Duration HOLD = Duration.ofMinutes(1);

  /// How many deliveries to the webhooks of one organization are in hand at once.
  int PER_ORGANIZATION = 8;

  /// How many tries of an earlier event a later one of the same deployment waits for.
  int PATIENCE = 3;

  /// Takes new ones in, in this order. One that is there already stays as it is; one whose webhook
  /// is gone is left out.
  void add(List<WebhookDelivery> deliveries);

  /// Takes deliveries that are due in hand, at most `max`, and counts their versions up. Of each
  /// webhook it is the one that has been due longest, and none while another of it is in hand; of
  /// each organization no more than [#PER_ORGANIZATION] are in hand. One waits while an earlier one
  /// of its webhook and deployment waits that was tried fewer than [#PATIENCE] times. Which
  /// webhooks come first is left to chance, so that none waits behind the same others every time.
  ///
  /// @param now what is due by then; what is in hand may be so by the store's own time
  List<WebhookDelivery> take(Instant now, int max);

  /// When the earliest one is due; empty when none waits.
  Optional<Instant> nextDue();

  /// Replaces the delivery if its saved version is this one's, counts the version up, and gives it
  /// out of hand.
  SaveResult<WebhookDelivery> save(WebhookDelivery delivery);

  /// The delivery as last saved.
  Optional<WebhookDelivery> find(DeliveryId id);

  /// Deliveries of a webhook, the latest first. Throws `INVALID_REQUEST` when no page ended at
  /// `after`.
  ///
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<WebhookDelivery> list(WebhookId webhook, Optional<String> after, int limit);

  /// Forgets deliveries that wait for nothing: those that were made before that time, and of each
  /// webhook all but the latest `keep`.
  void forgetEnded(Instant before, int keep);
}
