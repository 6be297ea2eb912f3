package dev.slipway.embedded.queue;

import dev.slipway.documents.Documents;
import dev.slipway.domain.problem.Problem;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements on the table of dead letters.
final class DeadLetterTable {
  private final Documents documents = new Documents();

  /// Adds one, unless the deployment has one; false then.
  boolean add(Handle handle, Delivery delivery, Problem reason) {
    return handle
            .createUpdate(
                """
                INSERT INTO dead_letter (deployment, fair_key, reason, deliveries, put_aside_at)
                VALUES (:deployment, :fairKey, :reason, :deliveries, <now>)
                ON CONFLICT (deployment) DO NOTHING
                """)
            .bind("deployment", delivery.notice().deployment().value())
            .bind("fairKey", delivery.notice().fairKey().value())
            .bind("reason", documents.toJson(reason))
            .bind("deliveries", delivery.count())
            .execute()
        == 1;
  }

  List<DeadLetter> oldest(Handle handle, int limit) {
    return handle
        .createQuery("SELECT * FROM dead_letter ORDER BY number LIMIT :limit")
        .bind("limit", limit)
        .map((row, _) -> letter(row))
        .list();
  }

  Optional<DeadLetter> find(Handle handle, long number) {
    return handle
        .createQuery("SELECT * FROM dead_letter WHERE number = :number")
        .bind("number", number)
        .map((row, _) -> letter(row))
        .findOne();
  }

  boolean remove(Handle handle, long number) {
    return handle.execute("DELETE FROM dead_letter WHERE number = ?", number) == 1;
  }

  private DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        Long.toString(row.getLong("number")),
        Optional.of(NoticeTable.notice(row.getString("deployment"), row.getString("fair_key"))),
        documents.readProblem(row.getString("reason")),
        row.getInt("deliveries"),
        Instant.ofEpochMilli(row.getLong("put_aside_at")));
  }
}
