package dev.slipway.ports.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Deliveries in memory, to webhooks in this other store.
public final class MemoryWebhookDeliveries implements WebhookDeliveries {
  private final WebhookStore webhooks;
  private final List<Row> rows = new ArrayList<>();
  private long count;

  public MemoryWebhookDeliveries(WebhookStore webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public synchronized void add(List<WebhookDelivery> deliveries) {
    for (WebhookDelivery delivery : deliveries) {
      if (row(delivery.id()).isEmpty() && webhooks.find(delivery.webhook()).isPresent()) {
        rows.add(new Row(++count, delivery.withVersion(1), Instant.MIN));
      }
    }
  }

  @Override
  public synchronized List<WebhookDelivery> take(Instant now, int max) {
    List<WebhookDelivery> taken = new ArrayList<>();
    List<WebhookId> order =
        new ArrayList<>(rows().map(row -> row.delivery().webhook()).distinct().toList());
    Collections.shuffle(order);
    for (WebhookId webhook : order) {
      if (taken.size() < max && hasRoom(webhook, now)) {
        next(webhook, now).map(row -> hold(row, now)).ifPresent(taken::add);
      }
    }
    return taken;
  }

  private boolean hasRoom(WebhookId webhook, Instant now) {
    List<WebhookId> held =
        rows().filter(row -> row.isHeld(now)).map(row -> row.delivery().webhook()).toList();
    long ofOwner = held.stream().filter(other -> owner(other).equals(owner(webhook))).count();
    return !held.contains(webhook) && ofOwner < PER_ORGANIZATION;
  }

  private Optional<OrganizationId> owner(WebhookId webhook) {
    return webhooks.find(webhook).map(Webhook::organization);
  }

  private Optional<Row> next(WebhookId webhook, Instant now) {
    return rows()
        .filter(row -> row.delivery().webhook().equals(webhook))
        .filter(row -> row.due().filter(due -> !due.isAfter(now)).isPresent())
        .filter(row -> rows().noneMatch(earlier -> earlier.goesBefore(row)))
        .min(Comparator.comparing(row -> row.due().orElseThrow()));
  }

  private WebhookDelivery hold(Row row, Instant now) {
    WebhookDelivery next = row.delivery().withVersion(row.delivery().version() + 1);
    replace(row, new Row(row.number(), next, now.plus(HOLD)));
    return next;
  }

  @Override
  public synchronized Optional<Instant> nextDue() {
    return rows().flatMap(row -> row.due().stream()).min(Comparator.naturalOrder());
  }

  @Override
  public synchronized SaveResult<WebhookDelivery> save(WebhookDelivery delivery) {
    Optional<Row> saved =
        row(delivery.id()).filter(row -> row.delivery().version() == delivery.version());
    if (saved.isEmpty()) {
      return new SaveResult.Conflict<>();
    }
    WebhookDelivery next = delivery.withVersion(delivery.version() + 1);
    replace(saved.get(), new Row(saved.get().number(), next, Instant.MIN));
    return new SaveResult.Saved<>(next);
  }

  @Override
  public synchronized Optional<WebhookDelivery> find(DeliveryId id) {
    return row(id).map(Row::delivery);
  }

  @Override
  public synchronized Page<WebhookDelivery> list(
      WebhookId webhook, Optional<String> after, int limit) {
    long before = after.map(MemoryWebhookDeliveries::number).orElse(Long.MAX_VALUE);
    List<Row> found =
        rows().toList().reversed().stream()
            .filter(row -> row.delivery().webhook().equals(webhook) && row.number() < before)
            .limit(limit + 1L)
            .toList();
    List<Row> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items.stream().map(Row::delivery).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(items.getLast().number()))
            : Optional.empty());
  }

  @Override
  public synchronized void forgetEnded(Instant before, int keep) {
    List<Row> ended = rows().filter(row -> row.due().isEmpty()).toList().reversed();
    rows.removeAll(
        ended.stream()
            .filter(row ->
                row.delivery().createdAt().isBefore(before)
                    || ended.stream()
                        .filter(
                            other -> other.delivery().webhook().equals(row.delivery().webhook()))
                        .skip(keep)
                        .anyMatch(row::equals))
            .toList());
  }

  /// Of webhooks that are still there.
  private Stream<Row> rows() {
    return rows.stream().filter(row -> webhooks.find(row.delivery().webhook()).isPresent());
  }

  private Optional<Row> row(DeliveryId id) {
    return rows().filter(row -> row.delivery().id().equals(id)).findFirst();
  }

  private void replace(Row old, Row next) {
    rows.set(rows.indexOf(old), next);
  }

  private static long number(String token) {
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to list deliveries",
              "No page ended there",
              "Pass on what the page before answered, or nothing for the first page"),
          e);
    }
  }

  private record Row(long number, WebhookDelivery delivery, Instant heldUntil) {
    boolean isHeld(Instant now) {
      return heldUntil.isAfter(now);
    }

    Optional<Instant> due() {
      return delivery.state() instanceof DeliveryState.Waiting waiting
          ? Optional.of(waiting.nextTry())
          : Optional.empty();
    }

    boolean goesBefore(Row later) {
      return number < later.number
          && due().isPresent()
          && delivery.triesSoFar() < PATIENCE
          && delivery.webhook().equals(later.delivery.webhook())
          && delivery.deployment().isPresent()
          && delivery.deployment().equals(later.delivery.deployment());
    }
  }
}
