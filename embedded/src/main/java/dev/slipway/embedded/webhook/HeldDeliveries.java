package dev.slipway.embedded.webhook;

import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.ports.webhook.WebhookDeliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Decides which deliveries are taken in hand.
final class HeldDeliveries {
  private final DeliveryTable table;

  HeldDeliveries(DeliveryTable table) {
    this.table = table;
  }

  /// Takes what is due and may be taken.
  List<WebhookDelivery> take(Handle handle, Instant now, int max) {
    Map<String, Integer> inHand = byOrganization(handle, now);
    List<WebhookDelivery> taken = new ArrayList<>();
    for (Candidate candidate : candidates(handle, now)) {
      int already = inHand.getOrDefault(candidate.organization(), 0);
      if (taken.size() < max && already < WebhookDeliveries.PER_ORGANIZATION) {
        taken.add(hold(handle, candidate.number(), now.plus(WebhookDeliveries.HOLD)));
        inHand.put(candidate.organization(), already + 1);
      }
    }
    return taken;
  }

  private static Map<String, Integer> byOrganization(Handle handle, Instant now) {
    Map<String, Integer> inHand = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT webhook.organization AS organization, count(*) AS total
            FROM webhook_delivery JOIN webhook ON webhook.id = webhook_delivery.webhook
            WHERE held_until IS NOT NULL AND held_until > :now
            GROUP BY webhook.organization
            """)
        .bind("now", now.toEpochMilli())
        .map((row, _) -> Map.entry(row.getString("organization"), row.getInt("total")))
        .forEach(held -> inHand.put(held.getKey(), held.getValue()));
    return inHand;
  }

  /// Of each webhook for which something waits, the one that is next: found by skipping from
  /// webhook to webhook in the index, however much waits for each.
  private static List<Candidate> candidates(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            WITH RECURSIVE waiting (webhook) AS (
              SELECT min(webhook) FROM webhook_delivery WHERE due_at IS NOT NULL
              UNION ALL
              SELECT (SELECT min(webhook) FROM webhook_delivery
                      WHERE due_at IS NOT NULL AND webhook > waiting.webhook)
              FROM waiting WHERE waiting.webhook IS NOT NULL)
            SELECT organization, number FROM (
              SELECT webhook.organization AS organization,
                (SELECT number FROM webhook_delivery AS delivery
                 WHERE delivery.webhook = waiting.webhook
                   AND delivery.due_at IS NOT NULL AND delivery.due_at <= :now
                   AND NOT EXISTS (
                     SELECT 1 FROM webhook_delivery AS earlier
                     WHERE earlier.webhook = delivery.webhook
                       AND earlier.deployment = delivery.deployment
                       AND earlier.number < delivery.number
                       AND earlier.due_at IS NOT NULL AND earlier.tries < :patience)
                 ORDER BY delivery.due_at, delivery.number
                 LIMIT 1) AS number
              FROM waiting JOIN webhook ON webhook.id = waiting.webhook
              WHERE NOT EXISTS (
                SELECT 1 FROM webhook_delivery AS held
                WHERE held.webhook = waiting.webhook
                  AND held.held_until IS NOT NULL AND held.held_until > :now))
            WHERE number IS NOT NULL
            ORDER BY random()
            """)
        .bind("now", now.toEpochMilli())
        .bind("patience", WebhookDeliveries.PATIENCE)
        .map((row, _) -> new Candidate(row.getString("organization"), row.getLong("number")))
        .list();
  }

  private WebhookDelivery hold(Handle handle, long number, Instant until) {
    return handle
        .createQuery(
            """
            UPDATE webhook_delivery SET held_until = :until, version = version + 1
            WHERE number = :number
            RETURNING version, document
            """)
        .bind("until", until.toEpochMilli())
        .bind("number", number)
        .map((row, _) -> table.delivery(row))
        .one();
  }

  int endAll(Handle handle) {
    return handle.execute(
        "UPDATE webhook_delivery SET held_until = NULL WHERE held_until IS NOT NULL");
  }

  private record Candidate(String organization, long number) {}
}
