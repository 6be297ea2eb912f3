package dev.slipway.embedded.queue;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.queue.QueueDepth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The statements on the table of notices. A notice is held while it has a receipt and is not due.
final class NoticeTable {
  /// Takes a notice in; one of the same deployment that nobody holds becomes due at the earlier of
  /// both times instead.
  int send(Handle handle, Notice notice, Duration delay) {
    return merge(handle, notice, delay) > 0 ? 1 : insert(handle, notice, delay);
  }

  private int merge(Handle handle, Notice notice, Duration delay) {
    return handle
        .createUpdate(
            """
            UPDATE notice SET due_at = min(due_at, <now> + :delay)
            WHERE deployment = :deployment AND fair_key = :fairKey
              AND (receipt IS NULL OR due_at <= <now>)
            """)
        .bind("deployment", notice.deployment().value())
        .bind("fairKey", notice.fairKey().value())
        .bind("delay", delay.toMillis())
        .execute();
  }

  private int insert(Handle handle, Notice notice, Duration delay) {
    handle.execute(
        """
        INSERT INTO turn (fair_key, served)
        VALUES (?, (SELECT coalesce(max(served), 0) FROM turn))
        ON CONFLICT (fair_key) DO NOTHING
        """,
        notice.fairKey().value());
    return handle
        .createUpdate(
            """
            INSERT INTO notice (deployment, fair_key, due_at)
            VALUES (:deployment, :fairKey, <now> + :delay)
            """)
        .bind("deployment", notice.deployment().value())
        .bind("fairKey", notice.fairKey().value())
        .bind("delay", delay.toMillis())
        .execute();
  }

  Set<DeploymentId> deployments(Handle handle) {
    return handle
        .createQuery("SELECT deployment FROM notice")
        .map((row, _) -> new DeploymentId(row.getString(1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Makes every held notice due at once.
  int unlockAll(Handle handle) {
    return handle
        .createUpdate("UPDATE notice SET receipt = NULL, due_at = <now> WHERE receipt IS NOT NULL")
        .execute();
  }

  /// Locks the notices whose turn it is for a receiver.
  List<Delivery> take(Handle handle, int max, Duration lock) {
    List<Delivery> taken = new ArrayList<>();
    Optional<Delivery> next = takeNext(handle, lock);
    while (next.isPresent()) {
      taken.add(next.get());
      next = taken.size() < max ? takeNext(handle, lock) : Optional.empty();
    }
    return taken;
  }

  private Optional<Delivery> takeNext(Handle handle, Duration lock) {
    Optional<Delivery> next =
        handle
            .createQuery(
                """
                UPDATE notice
                SET due_at = <now> + :lock,
                    deliveries = deliveries + 1,
                    receipt = number || '.' || (deliveries + 1)
                WHERE number =
                  (SELECT number FROM notice
                   WHERE due_at <= <now> AND fair_key =
                     (SELECT fair_key FROM turn
                      WHERE EXISTS
                        (SELECT 1 FROM notice
                         WHERE notice.fair_key = turn.fair_key AND due_at <= <now>)
                      ORDER BY served
                      LIMIT 1)
                   ORDER BY due_at, number
                   LIMIT 1)
                RETURNING deployment, fair_key, receipt, deliveries
                """)
            .bind("lock", lock.toMillis())
            .map((row, _) ->
                new Delivery(
                    notice(row.getString("deployment"), row.getString("fair_key")),
                    row.getString("receipt"),
                    row.getInt("deliveries")))
            .findOne();
    next.ifPresent(delivery ->
        handle.execute(
            "UPDATE turn SET served = (SELECT max(served) + 1 FROM turn) WHERE fair_key = ?",
            delivery.notice().fairKey().value()));
    return next;
  }

  /// Moves the end of the lock; false when it had ended.
  boolean renew(Handle handle, Delivery delivery, Duration lock) {
    return handle
            .createUpdate(
                """
                UPDATE notice SET due_at = <now> + :lock
                WHERE receipt = :receipt AND due_at > <now>
                """)
            .bind("lock", lock.toMillis())
            .bind("receipt", delivery.receipt())
            .execute()
        == 1;
  }

  int handBack(Handle handle, Delivery delivery, Duration delay) {
    return handle
        .createUpdate(
            """
            UPDATE notice SET receipt = NULL, due_at = <now> + :delay
            WHERE receipt = :receipt AND due_at > <now>
            """)
        .bind("delay", delay.toMillis())
        .bind("receipt", delivery.receipt())
        .execute();
  }

  /// Removes a held notice, and with the last one of its key the key's turn; false when the lock
  /// had ended.
  boolean remove(Handle handle, Delivery delivery) {
    int removed =
        handle
            .createUpdate("DELETE FROM notice WHERE receipt = :receipt AND due_at > <now>")
            .bind("receipt", delivery.receipt())
            .execute();
    handle
        .createUpdate(
            """
            DELETE FROM turn
            WHERE fair_key = :fairKey
              AND NOT EXISTS (SELECT 1 FROM notice WHERE fair_key = :fairKey)
            """)
        .bind("fairKey", delivery.notice().fairKey().value())
        .execute();
    return removed == 1;
  }

  /// How long until a notice is due, not above zero when one is; empty when there is none.
  Optional<Duration> nextDue(Handle handle) {
    return handle
        .createQuery("SELECT due_at - <now> FROM notice ORDER BY due_at LIMIT 1")
        .mapTo(Long.class)
        .findOne()
        .map(Duration::ofMillis);
  }

  QueueDepth depth(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT count(*) AS total,
                   count(*) FILTER (WHERE receipt IS NOT NULL AND due_at > <now>) AS held,
                   (SELECT count(*) FROM dead_letter) AS dead_letters,
                   count(*) FILTER (WHERE due_at <= <now>) AS due,
                   <now> - min(due_at) AS oldest
            FROM notice
            """)
        .map((row, _) ->
            new QueueDepth(
                row.getLong("total") - row.getLong("held"),
                row.getLong("held"),
                row.getLong("dead_letters"),
                row.getLong("due") == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(row.getLong("oldest")))))
        .one();
  }

  static Notice notice(String deployment, String fairKey) {
    return new Notice(new DeploymentId(deployment), new OrganizationId(fairKey));
  }
}
