package dev.slipway.embedded.webhook;

import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.webhook.WebhookExamples.delivery;
import static dev.slipway.ports.webhook.WebhookExamples.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookDeliveriesContract;
import dev.slipway.ports.webhook.WebhookStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteWebhookDeliveriesTest extends WebhookDeliveriesContract {
  private final SqliteDatabase database;

  SqliteWebhookDeliveriesTest(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  protected WebhookDeliveries deliveries() {
    return new SqliteWebhookDeliveries(database);
  }

  @Override
  protected WebhookStore webhooks() {
    return new SqliteWebhookStore(database);
  }

  @Test
  void whatADeadProcessHadInHandIsFreeAtOnce() {
    Webhook webhook = webhook(1);
    deliveries().add(List.of(delivery(webhook, EventType.DEPLOYMENT_QUEUED, "a")));
    deliveries().take(NOW, 1);

    new SqliteWebhookDeliveries(database).endAllHolds();

    assertThat(deliveries().take(NOW, 1)).hasSize(1);
  }

  @Override
  protected ProjectStore projects() {
    return new SqliteProjectStore(database);
  }
}
