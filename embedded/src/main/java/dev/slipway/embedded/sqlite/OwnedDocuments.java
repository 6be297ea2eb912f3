package dev.slipway.embedded.sqlite;

import dev.slipway.domain.project.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// A table of documents by id that organizations own, with the columns `id`, `organization`,
/// `version` and `document`. Each is saved if nobody else saved it in between.
public final class OwnedDocuments {
  private static final String INSERT =
      """
      INSERT INTO <table> (id, organization, version, document)
      VALUES (:id, :organization, :version, :document)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String UPDATE =
      """
      UPDATE <table>
      SET organization = :organization, version = :version, document = :document
      WHERE id = :id AND version = :version - 1
      """;

  private final String table;

  /// @param table its name in the schema
  public OwnedDocuments(String table) {
    this.table = table;
  }

  /// A row that is saved.
  ///
  /// @param owner empty for one that is of no organization
  /// @param version the new one, 1 for the first
  public record Row(String id, Optional<OrganizationId> owner, long version, String document) {}

  /// Whether the version before this one was there.
  public boolean save(Handle handle, Row row) {
    return handle
            .createUpdate(row.version() == 1 ? INSERT : UPDATE)
            .define("table", table)
            .bind("id", row.id())
            .bind("organization", row.owner().map(OrganizationId::value))
            .bind("version", row.version())
            .bind("document", row.document())
            .execute()
        == 1;
  }

  public Optional<String> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT document FROM <table> WHERE id = :id")
        .define("table", table)
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /// In the order of their ids.
  ///
  /// @param owner whose; empty for all
  /// @param after the id of the last one before them
  public List<String> list(
      Handle handle, Optional<OrganizationId> owner, Optional<String> after, int limit) {
    Query query =
        handle
            .createQuery(
                """
                SELECT document FROM <table>
                WHERE id > :after <and_owner>
                ORDER BY id
                LIMIT :limit
                """)
            .define("table", table)
            .define("and_owner", owner.isPresent() ? "AND organization = :owner" : "")
            .bind("after", after.orElse(""))
            .bind("limit", limit);
    owner.ifPresent(present -> query.bind("owner", present.value()));
    return query.mapTo(String.class).list();
  }
}
