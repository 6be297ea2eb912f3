package dev.slipway.engine.webhook;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.webhook.CallResult;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.MemoryDeploymentEvents;
import dev.slipway.ports.webhook.MemoryReceivers;
import dev.slipway.ports.webhook.MemoryWebhookDeliveries;
import dev.slipway.ports.webhook.MemoryWebhookStore;
import dev.slipway.ports.webhook.WebhookDeliveries;
import dev.slipway.ports.webhook.WebhookStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A world with webhooks, whose calls are made at once and on the thread of the test.
final class WebhookWorld {
  static final WebhookUrl URL = new WebhookUrl("http://127.0.0.1:9/hook");

  final World world = new World();
  final MemoryReceivers receivers = new MemoryReceivers();
  final WebhookStore store = new MemoryWebhookStore(world.projects);
  final WebhookDeliveries deliveries = new MemoryWebhookDeliveries(store);
  final DeploymentEvents events =
      new MemoryDeploymentEvents(world.deployments, world.projects, store);
  final Webhooks webhooks = webhooks(PrivateAddresses.OPERATOR);
  final WebhookWorker worker = worker(events, deliveries, PrivateAddresses.OPERATOR);
  final DeliveryLog log =
      new DeliveryLog(webhooks, deliveries, new Bodies(), () -> {}, new Random(7), world.clock);

  Webhooks webhooks(PrivateAddresses privateAddresses) {
    return new Webhooks(
        world.service.projects,
        store,
        world.secrets,
        receivers,
        privateAddresses,
        new SecureRandom(),
        world.clock);
  }

  WebhookWorker worker(
      DeploymentEvents events, WebhookDeliveries deliveries, PrivateAddresses privateAddresses) {
    return new WebhookWorker(
        events,
        store,
        deliveries,
        world.secrets,
        receivers,
        new Bodies(),
        privateAddresses,
        Runnable::run,
        world.clock,
        new Random(7));
  }

  /// A webhook of [Examples#HELLO] that is told everything.
  IssuedWebhook added() {
    return added(EventType.OF_DEPLOYMENTS);
  }

  IssuedWebhook added(List<EventType> events) {
    return webhooks.add(Examples.HELLO, wanted(URL, events), true);
  }

  static NewWebhook wanted(WebhookUrl url, List<EventType> events) {
    return new NewWebhook(url, events, true, Optional.empty());
  }

  static NewWebhook wanted(WebhookUrl url, SigningSecret secret) {
    return new NewWebhook(url, EventType.OF_DEPLOYMENTS, true, Optional.of(secret));
  }

  /// Does all there is to do at this moment: each round delivers one thing to each webhook.
  void deliverAll() {
    for (int round = 0; round < 10; round++) {
      worker.round();
    }
  }

  /// Lets time pass and does what comes due, until nothing waits.
  void deliverToTheEnd() {
    deliverAll();
    for (int moment = 0; moment < 200 && deliveries.nextDue().isPresent(); moment++) {
      Instant due = deliveries.nextDue().orElseThrow();
      Duration wait = Duration.between(world.clock.instant(), due);
      world.clock.advance(wait.isPositive() ? wait : Duration.ofSeconds(1));
      deliverAll();
    }
  }

  void receiverAnswers(int status) {
    receivers.answer(URL, new CallResult.Answered(status, Optional.empty(), "so it goes"));
  }

  Webhook webhook() {
    return store.list(Examples.HELLO).getFirst();
  }

  /// The latest first.
  List<WebhookDelivery> logOf(Webhook webhook) {
    return log.list(Examples.HELLO, webhook.id(), Optional.empty(), 100).items();
  }

  /// What receivers were told, in order.
  List<String> told() {
    return receivers.received().stream().map(call -> call.body()).toList();
  }

  /// The type and the state, which is all that these tests care about.
  static final class Bodies implements EventBodies {
    @Override
    public String ofDeployment(EventType event, Deployment deployment) {
      return event.id() + " " + deployment.state().phase().id();
    }

    @Override
    public String ofTest(Webhook webhook, Instant at) {
      return EventType.WEBHOOK_TEST.id();
    }
  }
}
