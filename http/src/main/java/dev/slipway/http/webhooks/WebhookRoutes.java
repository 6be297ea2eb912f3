package dev.slipway.http.webhooks;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;
import static io.helidon.http.Method.PUT;

import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.engine.webhook.IssuedWebhook;
import dev.slipway.engine.webhook.NewWebhook;
import dev.slipway.engine.webhook.WebhookChange;
import dev.slipway.engine.webhook.Webhooks;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.json.Members;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.PageBody;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;

/// Adds, changes, lists, rotates and removes the webhooks of projects.
public final class WebhookRoutes {
  private final Webhooks webhooks;
  private final Json json;
  private final JsonBodies bodies;

  public WebhookRoutes(Webhooks webhooks, Json json) {
    this.webhooks = webhooks;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/projects/{id}/webhooks", this::list)
        .json(POST, "/projects/{id}/webhooks", this::add)
        .json(GET, "/projects/{id}/webhooks/{webhookId}", this::get)
        .json(PUT, "/projects/{id}/webhooks/{webhookId}", this::change)
        .route(DELETE, "/projects/{id}/webhooks/{webhookId}", this::remove)
        .json(POST, "/projects/{id}/webhooks/{webhookId}/rotate", this::rotate);
  }

  private void list(ServerRequest request, ServerResponse response) {
    json.send(
        response,
        200,
        new PageBody<>(
            webhooks.list(project(request)).stream().map(WebhookBodies::body).toList(), null));
  }

  private void add(ServerRequest request, ServerResponse response) {
    NewWebhook wanted = WebhookRequests.added(bodies.read(request));
    IssuedWebhook added = webhooks.add(project(request), wanted, byOperator(request));
    Permit.of(request).about("%s/%s".formatted(project(request), added.webhook().id()));
    response.header(
        HeaderNames.LOCATION,
        "/projects/%s/webhooks/%s".formatted(project(request), added.webhook().id()));
    json.send(response, 201, WebhookBodies.body(added));
  }

  private void get(ServerRequest request, ServerResponse response) {
    json.send(
        response, 200, WebhookBodies.body(webhooks.require(project(request), webhook(request))));
  }

  private void change(ServerRequest request, ServerResponse response) {
    WebhookChange wanted = WebhookRequests.change(bodies.read(request));
    json.send(
        response,
        200,
        WebhookBodies.body(
            webhooks.change(project(request), webhook(request), wanted, byOperator(request))));
  }

  private void remove(ServerRequest request, ServerResponse response) {
    webhooks.remove(project(request), webhook(request));
    response.status(204).send();
  }

  private void rotate(ServerRequest request, ServerResponse response) {
    Members body = bodies.readIfAny(request);
    Optional<SigningSecret> given = WebhookRequests.secret(body);
    Duration overlap = WebhookRequests.overlap(body);
    body.check();
    json.send(
        response,
        200,
        WebhookBodies.body(webhooks.rotate(project(request), webhook(request), given, overlap)));
  }

  /// Whoever runs the service has a role in all organizations.
  private static boolean byOperator(ServerRequest request) {
    return Permit.of(request).caller().grant().role() == Role.PLATFORM;
  }

  private static ProjectId project(ServerRequest request) {
    return new ProjectId(Parameters.path(request, "id"));
  }

  private static WebhookId webhook(ServerRequest request) {
    return new WebhookId(Parameters.path(request, "webhookId"));
  }
}
