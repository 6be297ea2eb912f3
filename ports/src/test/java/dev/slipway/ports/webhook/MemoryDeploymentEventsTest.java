package dev.slipway.ports.webhook;

import static dev.slipway.ports.testing.Examples.NOW;

import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.MemoryDeploymentStore;
import dev.slipway.ports.store.MemoryProjectStore;
import dev.slipway.ports.store.MemoryReleaseStore;
import dev.slipway.ports.store.ProjectStore;

final class MemoryDeploymentEventsTest extends DeploymentEventsContract {
  private final MemoryDeploymentStore deployments = new MemoryDeploymentStore(() -> NOW);
  private final MemoryProjectStore projects =
      new MemoryProjectStore(deployments, new MemoryReleaseStore(deployments));
  private final WebhookStore webhooks = new MemoryWebhookStore(projects);
  private final DeploymentEvents events =
      new MemoryDeploymentEvents(deployments, projects, webhooks);

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
