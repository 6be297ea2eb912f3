package dev.slipway.azure.webhook;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.webhook.WebhookDeliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds which deliveries may be taken in hand at a moment. What it costs grows with those that are
/// taken and in hand, not with those that wait.
final class DueDeliveries {
  private static final Action READING = Action.reading("Tried to find deliveries that are due");

  /// How many webhooks are looked at for one round, in case most of them cannot be served.
  private static final int MAX_LOOKS = 256;

  /// How many deliveries of one webhook are looked at for one that need not wait.
  private static final int MAX_WAITING = 20;

  private final Items service;

  DueDeliveries(Items service) {
    this.service = service;
  }

  /// Goes from webhook to webhook, from a place that chance has chosen on and around.
  ///
  /// @param now what is due by then
  /// @param held what is not in hand by then, in the database's time
  List<Item> find(Instant now, Instant held, int max, WebhookId start) {
    Set<String> busy = new HashSet<>();
    Map<String, Integer> inHand = new HashMap<>();
    for (Item other : find(DeliveryItems.all().isAbove(DeliveryItems.HELD, held.toEpochMilli()))) {
      busy.add(other.text("webhook"));
      inHand.merge(other.text("owner"), 1, Integer::sum);
    }
    List<Item> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<Item> next = following(start.value(), now);
    while (next.isPresent() && seen.add(next.get().text("webhook"))) {
      String webhook = next.get().text("webhook");
      String owner = next.get().text("owner");
      boolean hasRoom =
          inHand.getOrDefault(owner, 0) < WebhookDeliveries.PER_ORGANIZATION
              && !busy.contains(webhook);
      Optional<Item> first = hasRoom ? first(webhook, now) : Optional.empty();
      first.ifPresent(delivery -> {
        found.add(delivery);
        inHand.merge(owner, 1, Integer::sum);
      });
      next =
          found.size() < max && seen.size() < MAX_LOOKS
              ? following(webhook, now)
              : Optional.empty();
    }
    return found;
  }

  /// Something that is due of the next webhook that has such, around the end.
  private Optional<Item> following(String webhook, Instant now) {
    return dueAfter(webhook, now).or(() -> dueAfter("", now));
  }

  private Optional<Item> dueAfter(String webhook, Instant now) {
    return service
        .find(
            READING,
            DeliveryItems.all()
                .isAtMost(DeliveryItems.DUE, now.toEpochMilli())
                .isAbove("webhook", webhook)
                .ascendingBy("webhook"),
            1)
        .stream()
        .findFirst();
  }

  /// The one of a webhook that has been due longest and need not wait for an earlier one.
  private Optional<Item> first(String webhook, Instant now) {
    return service
        .find(
            READING,
            DeliveryItems.all()
                .is("webhook", webhook)
                .isAtMost(DeliveryItems.DUE, now.toEpochMilli())
                .ascendingBy(DeliveryItems.DUE),
            MAX_WAITING)
        .stream()
        .filter(delivery -> !waits(webhook, delivery))
        .findFirst();
  }

  private boolean waits(String webhook, Item delivery) {
    return delivery
        .optionalText("about")
        .filter(about ->
            find(
                    DeliveryItems.all()
                        .is("webhook", webhook)
                        .isBelow("opened", delivery.number("opened"))
                        .isBelow(DeliveryItems.DUE, DeliveryItems.NEVER)
                        .is("about", about))
                .stream()
                .anyMatch(earlier -> earlier.number("tries") < WebhookDeliveries.PATIENCE))
        .isPresent();
  }

  private List<Item> find(ItemQuery query) {
    return service.find(READING, query, Integer.MAX_VALUE);
  }
}
