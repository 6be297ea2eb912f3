package dev.slipway.ports.webhook;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Optional;

/// Keeps webhooks. One goes with its project. What a method answered is durable across a loss of
/// power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface WebhookStore {
  /// Saves a new webhook with version 1; a conflict when the id is taken, when its project is gone
  /// or when that has `most` already. Of many at once no more are let in.
  SaveResult<Webhook> add(Webhook webhook, int most);

  /// Replaces the webhook if its saved version is this one's, and counts the version up.
  SaveResult<Webhook> save(Webhook webhook);

  /// The webhook as last saved; sees every save that returned before.
  Optional<Webhook> find(WebhookId id);

  /// All of a project, in the order in which they were added.
  List<Webhook> list(ProjectId project);

  /// Forgets the webhook with its deliveries. Repeating it is harmless.
  void remove(WebhookId id);
}
