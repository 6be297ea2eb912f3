package dev.slipway.azure.webhook;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Looks;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.azure.store.WebhookItems;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.webhook.WebhookDeliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Deliveries in Cosmos DB. Who takes some in hand changes one item, on the version that was there
/// before it looked, in the batch that holds them: of all who do so at once one does, and the
/// others look again. Holds begin and end by the database's time, so a process whose clock is wrong
/// takes nothing out of the hands of another. What another process adds is seen up to two seconds
/// later.
public final class CosmosWebhookDeliveries implements WebhookDeliveries {
  private static final Action SAVING = Action.writing("Tried to save a delivery");
  private static final Action TAKING = Action.writing("Tried to take deliveries in hand");
  private static final Action READING = Action.reading("Tried to find deliveries");
  private static final ItemKey TURN = new ItemKey(WebhookItems.DELIVERY, "turn");

  private final Items service;
  private final WebhookItems webhooks;
  private final DueDeliveries due;
  private final DeliveryLogs logs;
  private final ServerClock clock;
  private final Looks looks;
  private final DeliveryItems items = new DeliveryItems();
  private final Turns turns = new Turns();
  private volatile Optional<Instant> next = Optional.empty();

  public CosmosWebhookDeliveries(CosmosStorage storage) {
    service = storage.service();
    webhooks = new WebhookItems(storage);
    due = new DueDeliveries(service);
    logs = new DeliveryLogs(service, webhooks);
    clock = storage.clock();
    looks = storage.forDeliveries();
  }

  @Override
  public void add(List<WebhookDelivery> deliveries) {
    deliveries.forEach(delivery -> add(delivery.withVersion(1)));
    looks.changed();
  }

  /// Looks for the webhook once more: whoever removes it may have looked for deliveries before this
  /// one was there.
  private void add(WebhookDelivery delivery) {
    Optional<WebhookItems.Pointer> webhook = webhooks.find(delivery.webhook());
    if (webhook.isPresent()) {
      NewItem item = items.added(delivery, webhook.get().organization(), clock.next());
      boolean isAdded = service.create(SAVING, item) instanceof Written.Done;
      if (isAdded && webhooks.find(delivery.webhook()).isEmpty()) {
        service.delete(SAVING, item.key());
      }
    }
  }

  @Override
  public List<WebhookDelivery> take(Instant now, int max) {
    return turns.take(TURN.id(), () -> Turns.untilAnswered(TAKING, () -> tryToTake(now, max)));
  }

  private Optional<List<WebhookDelivery>> tryToTake(Instant now, int max) {
    Optional<Item> turn = service.read(TAKING, TURN);
    if (turn.isEmpty()) {
      service.create(TAKING, NewItem.of(TURN, TURN.id()));
      return Optional.empty();
    }
    Instant held = clock.next();
    List<Item> found =
        due.find(
            now, held, Math.min(max, Batch.MAX - 1), WebhookId.create(ThreadLocalRandom.current()));
    if (found.isEmpty()) {
      return Optional.of(List.of());
    }
    Batch batch =
        Batch.in(TURN.partition()).replace(NewItem.of(TURN, TURN.id()), turn.get().etag());
    List<WebhookDelivery> taken = new ArrayList<>();
    for (Item item : found) {
      long version = DeliveryItems.version(item);
      batch.change(
          item.key().id(),
          DeliveryItems.held(version + 1, held.plus(HOLD)),
          Condition.is("version", version));
      taken.add(items.read(item).withVersion(version + 1));
    }
    return service.write(TAKING, batch).isDone() ? Optional.of(taken) : Optional.empty();
  }

  @Override
  public Optional<Instant> nextDue() {
    if (!looks.isVain()) {
      long changes = looks.changes();
      next =
          service.find(READING, DeliveryItems.all().ascendingBy(DeliveryItems.DUE), 1).stream()
              .findFirst()
              .flatMap(DeliveryItems::due)
              .map(Instant::ofEpochMilli);
      looks.vain(changes);
    }
    return next;
  }

  @Override
  public SaveResult<WebhookDelivery> save(WebhookDelivery delivery) {
    WebhookDelivery saved = delivery.withVersion(delivery.version() + 1);
    Written written =
        service.change(
            SAVING,
            DeliveryItems.key(saved.id()),
            items.saved(saved),
            Condition.is("version", delivery.version()));
    logs.grew(saved.webhook());
    looks.changed();
    return written instanceof Written.Done
        ? new SaveResult.Saved<>(saved)
        : new SaveResult.Conflict<>();
  }

  @Override
  public Optional<WebhookDelivery> find(DeliveryId id) {
    return service.read(READING, DeliveryItems.key(id)).map(items::read);
  }

  @Override
  public Page<WebhookDelivery> list(WebhookId webhook, Optional<String> after, int limit) {
    ItemQuery query = DeliveryItems.of(webhook).descendingBy("opened");
    after.ifPresent(token -> query.isBelow("opened", PageTokens.number(READING, token)));
    return PageTokens.page(
        service.find(READING, query, limit + 1),
        limit,
        last -> Long.toString(last.number("opened")),
        items::read);
  }

  @Override
  public void forgetEnded(Instant before, int keep) {
    logs.forgetEnded(before, keep);
  }
}
