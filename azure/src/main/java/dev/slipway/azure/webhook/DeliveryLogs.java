package dev.slipway.azure.webhook;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.store.WebhookItems;
import dev.slipway.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the logs of webhooks short. A log grows only when a delivery ends, so a process looks only
/// at those of webhooks to which it delivered since it last did.
final class DeliveryLogs {
  private static final Action FORGETTING = Action.writing("Tried to forget old deliveries");
  private static final int BATCH = 1_000;

  private final Items service;
  private final WebhookItems webhooks;
  private final Set<WebhookId> grown = ConcurrentHashMap.newKeySet();

  DeliveryLogs(Items service, WebhookItems webhooks) {
    this.service = service;
    this.webhooks = webhooks;
  }

  void grew(WebhookId webhook) {
    grown.add(webhook);
  }

  void forgetEnded(Instant before, int keep) {
    List<Item> old;
    do {
      old = find(ended(DeliveryItems.all(), before.toEpochMilli()), BATCH);
      webhooks.deleteAll(old);
    } while (old.size() == BATCH);
    for (WebhookId webhook : Set.copyOf(grown)) {
      grown.remove(webhook);
      List<Item> log =
          find(
              ended(DeliveryItems.of(webhook), DeliveryItems.NEVER).descendingBy("opened"),
              Integer.MAX_VALUE);
      webhooks.deleteAll(log.subList(Math.min(keep, log.size()), log.size()));
    }
  }

  private static ItemQuery ended(ItemQuery query, long before) {
    return query.isBelow(DeliveryItems.ENDED, before);
  }

  private List<Item> find(ItemQuery query, int limit) {
    return service.find(FORGETTING, query, limit);
  }
}
