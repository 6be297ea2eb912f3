package dev.slipway.azure.webhook;

import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.store.WebhookItems;
import dev.slipway.documents.Documents;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Optional;

/// The items of deliveries. Those of all webhooks share a partition, so who takes some in hand can
/// see and decide about all that are due. Times are milliseconds since the epoch.
final class DeliveryItems {
  /// Later than any time: when what waits has ended, or what has ended is due.
  static final long NEVER = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();

  static final String DUE = "due";
  static final String HELD = "held";
  static final String ENDED = "ended";

  private final Documents documents = new Documents();

  NewItem added(WebhookDelivery delivery, OrganizationId owner, Instant now) {
    NewItem item =
        NewItem.of(key(delivery.id()), WebhookItems.DELIVERY)
            .with("webhook", delivery.webhook().value())
            .with("owner", owner.value())
            .with("opened", ServerClock.micros(now))
            .with(DUE, due(delivery).orElse(NEVER))
            .with(HELD, 0)
            .with(ENDED, ended(delivery))
            .with("tries", delivery.triesSoFar())
            .with("version", delivery.version())
            .withDocument("document", documents.toJson(delivery));
    delivery.deployment().ifPresent(about -> item.with("about", about.value()));
    return item;
  }

  Change saved(WebhookDelivery next) {
    return new Change()
        .set(DUE, due(next).orElse(NEVER))
        .set(HELD, 0)
        .set(ENDED, ended(next))
        .set("tries", next.triesSoFar())
        .set("version", next.version())
        .set("document", NewItem.json(documents.toJson(next)));
  }

  static Change held(long version, Instant until) {
    return new Change().set(HELD, until.toEpochMilli()).set("version", version);
  }

  WebhookDelivery read(Item item) {
    return documents.readWebhookDelivery(item.document("document")).withVersion(version(item));
  }

  static long version(Item item) {
    return item.number("version");
  }

  static Optional<Long> due(Item item) {
    return Optional.of(item.number(DUE)).filter(due -> due != NEVER);
  }

  private static Optional<Long> due(WebhookDelivery delivery) {
    return delivery.state() instanceof DeliveryState.Waiting waiting
        ? Optional.of(waiting.nextTry().toEpochMilli())
        : Optional.empty();
  }

  private static long ended(WebhookDelivery delivery) {
    return due(delivery).isPresent() ? NEVER : delivery.createdAt().toEpochMilli();
  }

  static ItemQuery all() {
    return ItemQuery.of(WebhookItems.DELIVERY, WebhookItems.DELIVERY);
  }

  static ItemQuery of(WebhookId webhook) {
    return all().is("webhook", webhook.value());
  }

  static ItemKey key(DeliveryId id) {
    return new ItemKey(WebhookItems.DELIVERY, id.value());
  }
}
