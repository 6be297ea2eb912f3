package dev.slipway.azure.webhook;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.store.CosmosDeploymentStore;
import dev.slipway.azure.store.CosmosProjectStore;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.DeploymentEventsContract;
import dev.slipway.ports.webhook.WebhookStore;

final class CosmosDeploymentEventsTest extends DeploymentEventsContract {
  private final CosmosStorage storage = TestStorage.open();
  private final ProjectStore projects = new CosmosProjectStore(storage);
  private final WebhookStore webhooks = new CosmosWebhookStore(storage);
  private final DeploymentStore deployments = new CosmosDeploymentStore(storage);
  private final DeploymentEvents events = new CosmosDeploymentEvents(storage);

  @Override
  protected DeploymentEvents events() {
    return events;
  }

  @Override
  protected DeploymentStore deployments() {
    return deployments;
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
