package dev.slipway.embedded.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.webhook.WebhookDeliveries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deliveries in SQLite.
public final class SqliteWebhookDeliveries implements WebhookDeliveries {
  private static final Action SAVING = Action.writing("Tried to save a delivery");
  private static final Action TAKING = Action.writing("Tried to take deliveries in hand");
  private static final Action READING = Action.reading("Tried to find deliveries");

  private final SqliteDatabase database;
  private final DeliveryTable table = new DeliveryTable();
  private final HeldDeliveries held = new HeldDeliveries(table);

  public SqliteWebhookDeliveries(SqliteDatabase database) {
    this.database = database;
  }

  /// Lets every delivery out of hand, for a process that knows that no other one delivers.
  public void endAllHolds() {
    database.write(TAKING, held::endAll);
  }

  @Override
  public void add(List<WebhookDelivery> deliveries) {
    database.write(
        SAVING,
        handle ->
            deliveries.stream()
                .mapToInt(delivery -> table.insert(handle, delivery.withVersion(1)))
                .sum());
  }

  @Override
  public List<WebhookDelivery> take(Instant now, int max) {
    return database.write(TAKING, handle -> held.take(handle, now, max));
  }

  @Override
  public Optional<Instant> nextDue() {
    return database.read(READING, table::nextDue);
  }

  @Override
  public SaveResult<WebhookDelivery> save(WebhookDelivery delivery) {
    WebhookDelivery next = delivery.withVersion(delivery.version() + 1);
    return database.write(SAVING, handle -> table.replace(handle, next))
        ? new SaveResult.Saved<>(next)
        : new SaveResult.Conflict<>();
  }

  @Override
  public Optional<WebhookDelivery> find(DeliveryId id) {
    return database.read(READING, handle -> table.find(handle, id));
  }

  @Override
  public Page<WebhookDelivery> list(WebhookId webhook, Optional<String> after, int limit) {
    long before = after.map(SqliteWebhookDeliveries::number).orElse(Long.MAX_VALUE);
    List<DeliveryTable.Numbered> found =
        database.read(READING, handle -> table.list(handle, webhook, before, limit));
    List<DeliveryTable.Numbered> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items.stream().map(DeliveryTable.Numbered::delivery).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(items.getLast().number()))
            : Optional.empty());
  }

  @Override
  public void forgetEnded(Instant before, int keep) {
    database.write(
        Action.writing("Tried to forget old deliveries"),
        handle -> table.forgetEnded(handle, before, keep));
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
}
