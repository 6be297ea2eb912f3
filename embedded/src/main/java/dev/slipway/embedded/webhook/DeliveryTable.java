package dev.slipway.embedded.webhook;

import dev.slipway.documents.Documents;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// The statements on the table of deliveries. Each row has the whole delivery as a document, whose
/// version is the row's.
final class DeliveryTable {
  private final Documents documents = new Documents();

  int insert(Handle handle, WebhookDelivery delivery) {
    return bound(
            handle
                .createUpdate(
                    """
                    INSERT INTO webhook_delivery
                      (id, webhook, deployment, tries, due_at, created_at, version, document)
                    SELECT :id, :webhook, :deployment, :tries, :due, :created, :version, :document
                    WHERE EXISTS (SELECT 1 FROM webhook WHERE id = :webhook)
                    ON CONFLICT (id) DO NOTHING
                    """)
                .bind("webhook", delivery.webhook().value())
                .bind("deployment", delivery.deployment().map(Object::toString))
                .bind("created", delivery.createdAt().toEpochMilli()),
            delivery)
        .execute();
  }

  /// Replaces the version before this one, which nobody has in hand then; false when that is not
  /// the saved one.
  boolean replace(Handle handle, WebhookDelivery next) {
    return bound(
                handle.createUpdate(
                    """
                    UPDATE webhook_delivery
                    SET tries = :tries, due_at = :due, held_until = NULL, version = :version,
                        document = :document
                    WHERE id = :id AND version = :version - 1
                    """),
                next)
            .execute()
        == 1;
  }

  private <S extends SqlStatement<S>> S bound(S statement, WebhookDelivery delivery) {
    return statement
        .bind("id", delivery.id().value())
        .bind("tries", delivery.triesSoFar())
        .bind("due", due(delivery).map(Instant::toEpochMilli))
        .bind("version", delivery.version())
        .bind("document", documents.toJson(delivery));
  }

  private static Optional<Instant> due(WebhookDelivery delivery) {
    return delivery.state() instanceof DeliveryState.Waiting waiting
        ? Optional.of(waiting.nextTry())
        : Optional.empty();
  }

  Optional<WebhookDelivery> find(Handle handle, DeliveryId id) {
    return handle
        .createQuery("SELECT version, document FROM webhook_delivery WHERE id = :id")
        .bind("id", id.value())
        .map((row, _) -> delivery(row))
        .findOne();
  }

  /// One more than the limit, so that it shows whether there are more.
  List<Numbered> list(Handle handle, WebhookId webhook, long before, int limit) {
    return handle
        .createQuery(
            """
            SELECT number, version, document FROM webhook_delivery
            WHERE webhook = :webhook AND number < :before
            ORDER BY number DESC
            LIMIT :limit
            """)
        .bind("webhook", webhook.value())
        .bind("before", before)
        .bind("limit", limit + 1)
        .map((row, _) -> new Numbered(row.getLong("number"), delivery(row)))
        .list();
  }

  Optional<Instant> nextDue(Handle handle) {
    return handle
        .createQuery(
            "SELECT due_at FROM webhook_delivery WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1")
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  int forgetEnded(Handle handle, Instant before, int keep) {
    return handle
        .createUpdate(
            """
            DELETE FROM webhook_delivery
            WHERE due_at IS NULL
              AND (created_at < :before
                OR number IN (
                  SELECT number FROM (
                    SELECT number, row_number() OVER (PARTITION BY webhook ORDER BY number DESC) AS place
                    FROM webhook_delivery WHERE due_at IS NULL)
                  WHERE place > :keep))
            """)
        .bind("before", before.toEpochMilli())
        .bind("keep", keep)
        .execute();
  }

  WebhookDelivery delivery(ResultSet row) throws SQLException {
    return documents
        .readWebhookDelivery(row.getString("document"))
        .withVersion(row.getLong("version"));
  }

  /// @param number counts deliveries
  record Numbered(long number, WebhookDelivery delivery) {}
}
