package dev.slipway.embedded.webhook;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.WebhookStore;
import dev.slipway.ports.webhook.WebhookStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteWebhookStoreTest extends WebhookStoreContract {
  private final SqliteDatabase database;

  SqliteWebhookStoreTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  @AfterEach
  void close() {
    database.close();
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
