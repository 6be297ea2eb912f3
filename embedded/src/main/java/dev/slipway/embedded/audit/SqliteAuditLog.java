package dev.slipway.embedded.audit;

import dev.slipway.documents.Documents;
import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.store.Page;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The audit log in SQLite, in a table that refuses changes.
public final class SqliteAuditLog implements AuditLog {
  private final SqliteDatabase database;
  private final Documents documents = new Documents();

  public SqliteAuditLog(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void append(AuditEntry entry) {
    database.write(
        Action.writing("Tried to add to the audit log"),
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO audit (organization, document) VALUES (:organization, :document)")
                .bind("organization", entry.organization().map(OrganizationId::value))
                .bind("document", documents.toJson(entry))
                .execute());
  }

  @Override
  public Page<AuditEntry> list(
      Optional<OrganizationId> organization, Optional<String> after, int limit) {
    long before = after.map(SqliteAuditLog::number).orElse(Long.MAX_VALUE);
    List<Row> found =
        database.read(
            Action.reading("Tried to list the audit log"),
            handle -> rows(handle, organization, before, limit + 1));
    List<Row> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items.stream().map(row -> documents.readAuditEntry(row.document())).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(items.getLast().number()))
            : Optional.empty());
  }

  private static List<Row> rows(
      Handle handle, Optional<OrganizationId> organization, long before, int limit) {
    Query query =
        handle
            .createQuery(
                """
                SELECT number, document FROM audit
                WHERE number < :before <and_owner>
                ORDER BY number DESC
                LIMIT :limit
                """)
            .define("and_owner", organization.isPresent() ? "AND organization = :organization" : "")
            .bind("before", before)
            .bind("limit", limit);
    organization.ifPresent(owner -> query.bind("organization", owner.value()));
    return query.map((row, _) -> new Row(row.getLong("number"), row.getString("document"))).list();
  }

  private static long number(String token) {
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to list the audit log",
              "No page ended there",
              "Pass on what the page before answered, or nothing for the first page"),
          e);
    }
  }

  private record Row(long number, String document) {}
}
