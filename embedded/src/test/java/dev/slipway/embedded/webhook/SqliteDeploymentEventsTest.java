package dev.slipway.embedded.webhook;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.DeploymentEventsContract;
import dev.slipway.ports.webhook.WebhookStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDeploymentEventsTest extends DeploymentEventsContract {
  private final SqliteDatabase database;

  SqliteDeploymentEventsTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected DeploymentEvents events() {
    return new SqliteDeploymentEvents(database);
  }

  @Override
  protected WebhookStore webhooks() {
    return new SqliteWebhookStore(database);
  }

  @Override
  protected DeploymentStore deployments() {
    return new SqliteDeploymentStore(database);
  }

  @Override
  protected ProjectStore projects() {
    return new SqliteProjectStore(database);
  }
}
