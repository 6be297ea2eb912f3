package dev.slipway.embedded.webhook;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.DeploymentEventsContract;
import dev.slipway.ports.webhook.WebhookStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteDeploymentEventsTest extends DeploymentEventsContract {
  private final SqliteDatabase database;

  SqliteDeploymentEventsTest(SqliteDatabase database) {
    this.database = database;
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
