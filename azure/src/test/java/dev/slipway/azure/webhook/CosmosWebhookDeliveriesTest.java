package dev.slipway.azure.webhook;

import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.webhook.WebhookExamples.delivery;
import static dev.slipway.ports.webhook.WebhookExamples.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.store.CosmosProjectStore;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookDeliveriesContract;
import dev.slipway.ports.webhook.WebhookStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CosmosWebhookDeliveriesTest extends WebhookDeliveriesContract {
  private final CosmosStorage storage = TestStorage.open();
  private final ProjectStore projects = new CosmosProjectStore(storage);
  private final WebhookStore webhooks = new CosmosWebhookStore(storage);
  private final WebhookDeliveries deliveries = new CosmosWebhookDeliveries(storage);

  @Override
  protected WebhookDeliveries deliveries() {
    return deliveries;
  }

  @Override
  protected Instant endOfHold() {
    TestStorage.pass(WebhookDeliveries.HOLD.plus(ServerClock.GRAIN));
    return NOW;
  }

  @Test
  void whoseClockIsAheadTakesNothingFromAnother() {
    deliveries.add(List.of(delivery(webhook(1), EventType.DEPLOYMENT_QUEUED, "a")));
    deliveries.take(NOW, 10);

    assertThat(deliveries.take(NOW.plus(WebhookDeliveries.HOLD.multipliedBy(5)), 10)).isEmpty();
  }

  @Override
  protected WebhookStore webhooks() {
    return webhooks;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }
}
