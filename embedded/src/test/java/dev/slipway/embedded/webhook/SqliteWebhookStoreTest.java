package dev.slipway.embedded.webhook;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.WebhookStore;
import dev.slipway.ports.webhook.WebhookStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteWebhookStoreTest extends WebhookStoreContract {
  private final SqliteDatabase database;

  SqliteWebhookStoreTest(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  protected WebhookStore webhooks() {
    return new SqliteWebhookStore(database);
  }

  @Override
  protected ProjectStore projects() {
    return new SqliteProjectStore(database);
  }
}
