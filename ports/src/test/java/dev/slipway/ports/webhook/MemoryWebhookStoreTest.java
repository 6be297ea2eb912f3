package dev.slipway.ports.webhook;

import static dev.slipway.ports.testing.Examples.NOW;

import dev.slipway.ports.store.MemoryDeploymentStore;
import dev.slipway.ports.store.MemoryProjectStore;
import dev.slipway.ports.store.MemoryReleaseStore;
import dev.slipway.ports.store.ProjectStore;

final class MemoryWebhookStoreTest extends WebhookStoreContract {
  private final MemoryDeploymentStore deployments = new MemoryDeploymentStore(() -> NOW);
  private final MemoryProjectStore projects =
      new MemoryProjectStore(deployments, new MemoryReleaseStore(deployments));
  private final WebhookStore webhooks = new MemoryWebhookStore(projects);

  @Override
  protected WebhookStore webhooks() {
    return webhooks;
  }

  @Override
  protected ProjectStore projects() {
    return projects;
  }
}
