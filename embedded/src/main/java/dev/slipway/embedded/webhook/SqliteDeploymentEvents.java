package dev.slipway.embedded.webhook;

import dev.slipway.documents.Documents;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.NotedEvent;
import java.util.List;

/// What happened to deployments, as triggers of the schema note it.
public final class SqliteDeploymentEvents implements DeploymentEvents {
  private final SqliteDatabase database;
  private final Documents documents = new Documents();

  public SqliteDeploymentEvents(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public List<NotedEvent> noted(int limit) {
    return database.read(
        Action.reading("Tried to look what happened to deployments"),
        handle ->
            handle
                .createQuery(
                    "SELECT number, document FROM deployment_event ORDER BY number LIMIT :limit")
                .bind("limit", limit)
                .map((row, _) ->
                    new NotedEvent(
                        row.getLong("number"), documents.readDeployment(row.getString("document"))))
                .list());
  }

  @Override
  public void forget(NotedEvent event) {
    database.write(
        Action.writing("Tried to forget what happened to a deployment"),
        handle -> handle.execute("DELETE FROM deployment_event WHERE number = ?", event.number()));
  }
}
