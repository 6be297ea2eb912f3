package dev.slipway.azure.webhook;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.store.CosmosProjectStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookDeliveriesContract;
import dev.slipway.ports.webhook.WebhookStore;

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
  protected WebhookStore webhooks() {
    return webhooks;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }
}
