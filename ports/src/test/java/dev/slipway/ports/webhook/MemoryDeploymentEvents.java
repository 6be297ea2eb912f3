package dev.slipway.ports.webhook;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.ports.store.MemoryDeploymentStore;
import dev.slipway.ports.store.MemoryProjectStore;
import java.util.ArrayList;
import java.util.List;

/// What happened to the deployments of a store in memory.
public final class MemoryDeploymentEvents implements DeploymentEvents {
  private final WebhookStore webhooks;
  private final List<NotedEvent> events = new ArrayList<>();
  private long count;

  public MemoryDeploymentEvents(
      MemoryDeploymentStore deployments, MemoryProjectStore projects, WebhookStore webhooks) {
    this.webhooks = webhooks;
    deployments.onMove(this::note);
    projects.onDelete(this::forget);
  }

  private void note(Deployment deployment) {
    boolean isWatched =
        webhooks.list(deployment.request().project()).stream().anyMatch(Webhook::delivers);
    if (isWatched && deployment.state().phase() != Phase.CANCELLING) {
      synchronized (this) {
        events.add(new NotedEvent(++count, deployment));
      }
    }
  }

  @Override
  public synchronized List<NotedEvent> noted(int limit) {
    return events.stream().limit(limit).toList();
  }

  @Override
  public synchronized void forget(NotedEvent event) {
    events.removeIf(noted -> noted.number() == event.number());
  }

  private synchronized void forget(ProjectId project) {
    events.removeIf(noted -> noted.deployment().request().project().equals(project));
  }
}
