package dev.slipway.http.webhooks;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.engine.webhook.EventBodies;
import dev.slipway.http.deployments.DeploymentBodies;
import dev.slipway.http.json.Json;
import dev.slipway.wire.DeploymentEventData;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.WebhookMessage;
import dev.slipway.wire.WebhookTestData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Tells receivers what the API tells whoever asks, in the same words.
public final class JsonEventBodies implements EventBodies {
  private final Json json = new Json();

  @Override
  public String ofDeployment(EventType event, Deployment deployment) {
    return json.text(
        new WebhookMessage<>(event.id(), shortened(deployment.state().since()), data(deployment)));
  }

  private static DeploymentEventData data(Deployment deployment) {
    DeploymentStatus status = DeploymentBodies.status(deployment);
    return new DeploymentEventData(
        status.deploymentId(),
        status.projectId(),
        status.organizationId(),
        status.environment(),
        status.state(),
        step(deployment).map(Step::id).orElse(null),
        status.kind(),
        status.attempt(),
        status.createdAt(),
        status.startedAt(),
        status.endedAt(),
        status.durationMs(),
        status.sourceId(),
        status.releaseId(),
        status.url(),
        status.problem(),
        status.retryOf(),
        status.links());
  }

  private static Optional<Step> step(Deployment deployment) {
    return deployment.state() instanceof DeploymentState.Failed failed
        ? Optional.of(failed.step())
        : deployment.steps().without(Step.CLEANUP).latest();
  }

  @Override
  public String ofTest(Webhook webhook, Instant at) {
    return json.text(
        new WebhookMessage<>(
            EventType.WEBHOOK_TEST.id(),
            shortened(at),
            new WebhookTestData(
                webhook.id().value(), webhook.project().value(), webhook.organization().value())));
  }

  private static Instant shortened(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
