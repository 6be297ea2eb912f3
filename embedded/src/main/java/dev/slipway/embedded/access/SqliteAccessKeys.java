package dev.slipway.embedded.access;

import dev.slipway.documents.Documents;
import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.OwnedDocuments;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Optional;

/// Access keys in SQLite.
public final class SqliteAccessKeys implements AccessKeys {
  private final SqliteDatabase database;
  private final OwnedDocuments keys = new OwnedDocuments("access_key");
  private final Documents documents = new Documents();

  public SqliteAccessKeys(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public SaveResult<AccessKey> save(AccessKey key) {
    AccessKey next = key.withVersion(key.version() + 1);
    OwnedDocuments.Row row =
        new OwnedDocuments.Row(
            next.id().value(), next.grant().organization(), next.version(), documents.toJson(next));
    boolean isSaved =
        database.write(
            Action.writing("Tried to save an access key"), handle -> keys.save(handle, row));
    return isSaved ? new SaveResult.Saved<>(next) : new SaveResult.Conflict<>();
  }

  @Override
  public Optional<AccessKey> find(KeyId id) {
    return database
        .read(
            Action.reading("Tried to find an access key"), handle -> keys.find(handle, id.value()))
        .map(documents::readAccessKey);
  }

  @Override
  public Page<AccessKey> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    List<AccessKey> found =
        database
            .read(
                Action.reading("Tried to list access keys"),
                handle -> keys.list(handle, owner, after, limit + 1))
            .stream()
            .map(documents::readAccessKey)
            .toList();
    return Page.first(found, limit, last -> last.id().value());
  }
}
