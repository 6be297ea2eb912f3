package dev.slipway.embedded.access;

import dev.slipway.documents.Documents;
import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Access keys in SQLite.
public final class SqliteAccessKeys implements AccessKeys {
  private final SqliteDatabase database;
  private final Documents documents = new Documents();

  public SqliteAccessKeys(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public SaveResult<AccessKey> save(AccessKey key) {
    AccessKey next = key.withVersion(key.version() + 1);
    int changed =
        database.write(
            Action.writing("Tried to save an access key"),
            handle -> key.version() == 0 ? insert(handle, next) : update(handle, next));
    return changed == 1 ? new SaveResult.Saved<>(next) : new SaveResult.Conflict<>();
  }

  private int insert(Handle handle, AccessKey next) {
    return handle
        .createUpdate(
            """
            INSERT INTO access_key (id, organization, version, document)
            VALUES (:id, :organization, :version, :document)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", next.id().value())
        .bind("organization", next.grant().organization().map(OrganizationId::value))
        .bind("version", next.version())
        .bind("document", documents.toJson(next))
        .execute();
  }

  private int update(Handle handle, AccessKey next) {
    return handle
        .createUpdate(
            """
            UPDATE access_key
            SET organization = :organization, version = :version, document = :document
            WHERE id = :id AND version = :version - 1
            """)
        .bind("id", next.id().value())
        .bind("organization", next.grant().organization().map(OrganizationId::value))
        .bind("version", next.version())
        .bind("document", documents.toJson(next))
        .execute();
  }

  @Override
  public Optional<AccessKey> find(KeyId id) {
    return database
        .read(
            Action.reading("Tried to find an access key"),
            handle ->
                handle
                    .createQuery("SELECT document FROM access_key WHERE id = :id")
                    .bind("id", id.value())
                    .mapTo(String.class)
                    .findOne())
        .map(documents::readAccessKey);
  }

  @Override
  public Page<AccessKey> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    List<AccessKey> found =
        database
            .read(
                Action.reading("Tried to list access keys"),
                handle -> documents(handle, owner, after.orElse(""), limit + 1))
            .stream()
            .map(documents::readAccessKey)
            .toList();
    return Page.first(found, limit, last -> last.id().value());
  }

  private static List<String> documents(
      Handle handle, Optional<OrganizationId> owner, String after, int limit) {
    Query query =
        handle
            .createQuery(
                """
                SELECT document FROM access_key
                WHERE id > :after <and_owner>
                ORDER BY id
                LIMIT :limit
                """)
            .define("and_owner", owner.isPresent() ? "AND organization = :owner" : "")
            .bind("after", after)
            .bind("limit", limit);
    owner.ifPresent(present -> query.bind("owner", present.value()));
    return query.mapTo(String.class).list();
  }
}
