package dev.slipway.domain.webhook;

import dev.slipway.domain.deployment.Phase;
import java.util.List;
import java.util.Optional;

/// What a webhook can be told.
public enum EventType {
  /// A deployment was accepted.
  DEPLOYMENT_QUEUED("deployment.queued"),
  /// A worker began on it for the first time.
  DEPLOYMENT_STARTED("deployment.started"),
  /// Its release serves.
  DEPLOYMENT_SUCCEEDED("deployment.succeeded"),
  /// It ended with a problem.
  DEPLOYMENT_FAILED("deployment.failed"),
  /// It was ended on request.
  DEPLOYMENT_CANCELLED("deployment.cancelled"),
  /// Somebody tries the webhook; it cannot be chosen, and every webhook may get it.
  WEBHOOK_TEST("webhook.test");

  /// Those that a webhook chooses from.
  public static final List<EventType> OF_DEPLOYMENTS =
      List.of(
          DEPLOYMENT_QUEUED,
          DEPLOYMENT_STARTED,
          DEPLOYMENT_SUCCEEDED,
          DEPLOYMENT_FAILED,
          DEPLOYMENT_CANCELLED);

  private final String id;

  EventType(String id) {
    this.id = id;
  }

  /// The name that travels: `deployment.succeeded`.
  public String id() {
    return id;
  }

  /// The one of a deployment that has this [#id].
  public static Optional<EventType> ofDeployments(String id) {
    return OF_DEPLOYMENTS.stream().filter(type -> type.id.equals(id)).findFirst();
  }

  /// What it means that a deployment has come into that phase; nothing while it is being cancelled.
  public static Optional<EventType> of(Phase phase) {
    return switch (phase) {
      case QUEUED -> Optional.of(DEPLOYMENT_QUEUED);
      case RUNNING -> Optional.of(DEPLOYMENT_STARTED);
      case CANCELLING -> Optional.empty();
      case SUCCEEDED -> Optional.of(DEPLOYMENT_SUCCEEDED);
      case FAILED -> Optional.of(DEPLOYMENT_FAILED);
      case CANCELLED -> Optional.of(DEPLOYMENT_CANCELLED);
    };
  }
}
