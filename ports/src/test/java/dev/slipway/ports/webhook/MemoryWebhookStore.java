package dev.slipway.ports.webhook;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.store.MemoryProjectStore;
import dev.slipway.ports.store.SaveResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Webhooks in memory, of projects in this other store.
public final class MemoryWebhookStore implements WebhookStore {
  private final MemoryProjectStore projects;
  private final Map<WebhookId, Webhook> webhooks = new LinkedHashMap<>();

  public MemoryWebhookStore(MemoryProjectStore projects) {
    this.projects = projects;
    projects.onDelete(this::forget);
  }

  @Override
  public SaveResult<Webhook> add(Webhook webhook, int most) {
    boolean hasProject = projects.find(webhook.project()).isPresent();
    synchronized (this) {
      if (!hasProject
          || webhooks.containsKey(webhook.id())
          || list(webhook.project()).size() >= most) {
        return new SaveResult.Conflict<>();
      }
      return put(webhook.withVersion(1));
    }
  }

  @Override
  public synchronized SaveResult<Webhook> save(Webhook webhook) {
    return find(webhook.id())
        .filter(saved -> saved.version() == webhook.version())
        .map(_ -> put(webhook.withVersion(webhook.version() + 1)))
        .orElseGet(SaveResult.Conflict::new);
  }

  private SaveResult<Webhook> put(Webhook next) {
    webhooks.put(next.id(), next);
    return new SaveResult.Saved<>(next);
  }

  @Override
  public synchronized Optional<Webhook> find(WebhookId id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  @Override
  public synchronized List<Webhook> list(ProjectId project) {
    return webhooks.values().stream().filter(webhook -> webhook.project().equals(project)).toList();
  }

  @Override
  public synchronized void remove(WebhookId id) {
    webhooks.remove(id);
  }

  private synchronized void forget(ProjectId project) {
    webhooks.values().removeIf(webhook -> webhook.project().equals(project));
  }
}
