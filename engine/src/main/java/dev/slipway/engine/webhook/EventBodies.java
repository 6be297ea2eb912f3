package dev.slipway.engine.webhook;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import java.time.Instant;

/// Says in JSON what receivers are told.
public interface EventBodies {
  /// That a deployment has come into the state that it is in.
  String ofDeployment(EventType event, Deployment deployment);

  /// That somebody tries the webhook.
  String ofTest(Webhook webhook, Instant at);
}
