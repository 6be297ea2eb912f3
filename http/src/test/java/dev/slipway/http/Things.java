package dev.slipway.http;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.engine.webhook.NewWebhook;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.Examples;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Fresh things of [Examples#ACME], and requests about them.
final class Things {
  static final String VARIABLES = "{\"variables\":[{\"name\":\"A\",\"value\":\"b\"}]}";
  static final String LIMITS = "{\"quotas\":[{\"name\":\"perDay\",\"limit\":1000000}]}";
  static final String MANIFEST =
      "{\"files\":[{\"path\":\"index.html\",\"size\":5,\"sha256\":\"%s\"}]}"
          .formatted(Digest.of("hello").hex());

  private static final NewWebhook WEBHOOK =
      new NewWebhook(
          new WebhookUrl("http://127.0.0.1:9/"), EventType.OF_DEPLOYMENTS, true, Optional.empty());

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ApiUnderTest api;

  Things(ApiUnderTest api) {
    this.api = api;
  }

  /// A project with a source.
  ProjectId project() {
    return api.projectWithSource("project-" + COUNT.incrementAndGet());
  }

  String order() {
    return "{\"projectId\":\"%s\",\"orgId\":\"acme\",\"userId\":\"jo\"}".formatted(project());
  }

  /// A deployment that nobody has worked on.
  Deployment active() {
    return api.deployed(project());
  }

  Deployment ended() {
    return api.failed(active());
  }

  /// A project with a release to return to.
  ProjectId twiceReleased() {
    ProjectId project = project();
    for (String content : List.of("one", "two")) {
      Deployment deployment = api.deployed(project);
      api.live(project, deployment, content);
      api.failed(deployment);
    }
    return project;
  }

  /// A project whose configuration has a first version.
  ProjectId configured() {
    ProjectId project = project();
    api.json("PUT", "/projects/%s/env".formatted(project), VARIABLES);
    return project;
  }

  /// The path of a webhook of a fresh project.
  String webhook() {
    ProjectId project = project();
    WebhookId id = api.webhooks.add(project, WEBHOOK, true).webhook().id();
    return "/projects/%s/webhooks/%s".formatted(project, id);
  }

  /// The path of something that was delivered to one.
  String delivery() {
    String webhook = webhook();
    String[] parts = webhook.split("/", -1);
    DeliveryId id = api.deliveryLog.test(new ProjectId(parts[2]), new WebhookId(parts[4])).id();
    return "%s/deliveries/%s".formatted(webhook, id);
  }

  KeyId key() {
    return api.keys.create("test", Grant.in(Examples.ACME, Role.VIEWER)).key().id();
  }

  /// Where a collection that has ended is shown.
  String collection() {
    api.json("POST", "/gc", "");
    return "/gc";
  }

  /// A dead letter about a deployment that has ended.
  String letter() {
    Deployment ended = ended();
    while (api.queue.depth().waiting() > 0) {
      api.queue.complete(api.queue.receive(1, Duration.ZERO).getFirst());
    }
    api.queue.send(new Notice(ended.id(), Examples.ACME), Duration.ZERO);
    Delivery delivery = api.queue.receive(1, Duration.ofSeconds(5)).getFirst();
    api.queue.deadLetter(delivery, Examples.problem());
    return api.queue.peek(1_000).getLast().id();
  }

  HttpRequest.Builder get(String path) {
    return api.request(path);
  }

  HttpRequest.Builder send(String method, String path) {
    return api.request(path).method(method, BodyPublishers.noBody());
  }

  HttpRequest.Builder json(String method, String path, String body) {
    return api.request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body));
  }
}
