package dev.slipway.domain.webhook;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.VariableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A receiver that is told what happens to a project's deployments.
///
/// @param organization who owns the project
/// @param reach which addresses it may be delivered to, by who set its URL
/// @param events what it is told, in the order of [EventType], at least one
/// @param version counts saves, for compare-and-set; 0 before the first
public record Webhook(
    WebhookId id,
    ProjectId project,
    OrganizationId organization,
    WebhookUrl url,
    Reach reach,
    List<EventType> events,
    WebhookState state,
    SigningKeys keys,
    Instant createdAt,
    long version) {

  public Webhook {
    events = events.stream().distinct().sorted().toList();
    if (events.isEmpty() || !EventType.OF_DEPLOYMENTS.containsAll(events)) {
      throw new IllegalArgumentException("a webhook is told something about deployments");
    }
  }

  /// The name that the secrets of a webhook have among those of its project.
  public static VariableName secretName(WebhookId id) {
    return new VariableName("WEBHOOK_" + id.capitals());
  }

  /// Whether it is on.
  public boolean delivers() {
    return state instanceof WebhookState.On;
  }

  /// Whether it is told of such an event.
  public boolean wants(EventType event) {
    return delivers() && events.contains(event);
  }

  /// Since when every try has failed; empty when the last one did not, and while it is off.
  public Optional<Instant> failingSince() {
    return switch (state) {
      case WebhookState.On(Optional<Instant> since) -> since;
      case WebhookState.Off _ -> Optional.empty();
    };
  }

  /// A try went well.
  public Webhook delivered() {
    return delivers() ? withState(WebhookState.On.WELL) : this;
  }

  /// A try failed.
  public Webhook failed(Instant at) {
    return delivers() && failingSince().isEmpty()
        ? withState(new WebhookState.On(Optional.of(at)))
        : this;
  }

  /// Delivers again, as if nothing had ever failed. One that is on stays as it is.
  public Webhook on() {
    return delivers() ? this : withState(WebhookState.On.WELL);
  }

  /// Delivers no more. One that is off stays as it is.
  public Webhook off(Instant now, WebhookState.Reason reason) {
    return delivers() ? withState(new WebhookState.Off(now, reason)) : this;
  }

  public Webhook withUrl(WebhookUrl next, Reach nextReach) {
    return new Webhook(
        id, project, organization, next, nextReach, events, state, keys, createdAt, version);
  }

  public Webhook withEvents(List<EventType> next) {
    return new Webhook(
        id, project, organization, url, reach, next, state, keys, createdAt, version);
  }

  public Webhook withKeys(SigningKeys next) {
    return new Webhook(
        id, project, organization, url, reach, events, state, next, createdAt, version);
  }

  public Webhook withVersion(long next) {
    return new Webhook(id, project, organization, url, reach, events, state, keys, createdAt, next);
  }

  private Webhook withState(WebhookState next) {
    return new Webhook(
        id, project, organization, url, reach, events, next, keys, createdAt, version);
  }
}
