package dev.slipway.embedded.quota;

import dev.slipway.documents.Documents;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.store.SaveResult;

/// Limits of organizations in SQLite.
public final class SqliteLimitStore implements LimitStore {
  private final SqliteDatabase database;
  private final Documents documents = new Documents();

  public SqliteLimitStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public OwnLimits find(OrganizationId organization) {
    return database
        .read(
            Action.reading("Tried to look up the limits of an organization"),
            handle ->
                handle
                    .createQuery("SELECT document FROM own_limits WHERE organization = :id")
                    .bind("id", organization.value())
                    .mapTo(String.class)
                    .findOne())
        .map(documents::readOwnLimits)
        .orElseGet(() -> OwnLimits.none(organization));
  }

  @Override
  public SaveResult<OwnLimits> save(OwnLimits limits) {
    OwnLimits next = limits.withVersion(limits.version() + 1);
    int changed =
        database.write(
            Action.writing("Tried to save the limits of an organization"),
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO own_limits (organization, version, document)
                        SELECT :organization, :version, :document
                        WHERE :version = 1
                          OR EXISTS (SELECT 1 FROM own_limits WHERE organization = :organization)
                        ON CONFLICT DO UPDATE SET version = :version, document = :document
                        WHERE version = :version - 1
                        """)
                    .bind("organization", next.organization().value())
                    .bind("version", next.version())
                    .bind("document", documents.toJson(next))
                    .execute());
    return changed == 1 ? new SaveResult.Saved<>(next) : new SaveResult.Conflict<>();
  }
}
