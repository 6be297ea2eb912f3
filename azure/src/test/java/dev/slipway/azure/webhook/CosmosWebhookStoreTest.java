package dev.slipway.azure.webhook;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.store.CosmosProjectStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.WebhookStore;
import dev.slipway.ports.webhook.WebhookStoreContract;

final class CosmosWebhookStoreTest extends WebhookStoreContract {
  private final CosmosStorage storage = TestStorage.open();
  private final ProjectStore projects = new CosmosProjectStore(storage);
  private final WebhookStore webhooks = new CosmosWebhookStore(storage);

  @Override
  protected WebhookStore webhooks() {
    return webhooks;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }
}
