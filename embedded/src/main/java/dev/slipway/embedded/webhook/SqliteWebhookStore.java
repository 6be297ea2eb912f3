package dev.slipway.embedded.webhook;

import dev.slipway.documents.Documents;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.webhook.WebhookStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Webhooks in SQLite. They go with their project by the schema.
public final class SqliteWebhookStore implements WebhookStore {
  private static final Action SAVING = Action.writing("Tried to save a webhook");
  private static final Action READING = Action.reading("Tried to find webhooks");

  private final SqliteDatabase database;
  private final Documents documents = new Documents();

  public SqliteWebhookStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public SaveResult<Webhook> add(Webhook webhook, int most) {
    Webhook first = webhook.withVersion(1);
    return result(first, database.write(SAVING, handle -> insert(handle, first, most)));
  }

  private int insert(Handle handle, Webhook first, int most) {
    return handle
        .createUpdate(
            """
            INSERT INTO webhook (id, project, organization, active, version, document)
            SELECT :id, :project, :organization, :active, :version, :document
            WHERE EXISTS (SELECT 1 FROM project WHERE id = :project)
              AND (SELECT count(*) FROM webhook WHERE project = :project) < :most
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", first.id().value())
        .bind("project", first.project().value())
        .bind("organization", first.organization().value())
        .bind("active", first.delivers())
        .bind("version", first.version())
        .bind("document", documents.toJson(first))
        .bind("most", most)
        .execute();
  }

  @Override
  public SaveResult<Webhook> save(Webhook webhook) {
    Webhook next = webhook.withVersion(webhook.version() + 1);
    return result(next, database.write(SAVING, handle -> update(handle, next)));
  }

  private int update(Handle handle, Webhook next) {
    return handle
        .createUpdate(
            """
            UPDATE webhook SET active = :active, version = :version, document = :document
            WHERE id = :id AND version = :version - 1
            """)
        .bind("id", next.id().value())
        .bind("active", next.delivers())
        .bind("version", next.version())
        .bind("document", documents.toJson(next))
        .execute();
  }

  private static SaveResult<Webhook> result(Webhook next, int changed) {
    return changed == 1 ? new SaveResult.Saved<>(next) : new SaveResult.Conflict<>();
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return database
        .read(
            READING,
            handle ->
                handle
                    .createQuery("SELECT document FROM webhook WHERE id = :id")
                    .bind("id", id.value())
                    .mapTo(String.class)
                    .findOne())
        .map(documents::readWebhook);
  }

  @Override
  public List<Webhook> list(ProjectId project) {
    return database
        .read(
            READING,
            handle ->
                handle
                    .createQuery(
                        "SELECT document FROM webhook WHERE project = :project ORDER BY number")
                    .bind("project", project.value())
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(documents::readWebhook)
        .toList();
  }

  @Override
  public void remove(WebhookId id) {
    database.write(
        Action.writing("Tried to forget a webhook"),
        handle -> handle.execute("DELETE FROM webhook WHERE id = ?", id.value()));
  }
}
