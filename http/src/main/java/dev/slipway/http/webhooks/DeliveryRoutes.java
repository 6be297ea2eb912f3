package dev.slipway.http.webhooks;

import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.DeliveryId;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.engine.webhook.DeliveryLog;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.store.Page;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Shows what was delivered to webhooks, and delivers what somebody asks for.
public final class DeliveryRoutes {
  private static final int STANDARD_PAGE = 20;
  private static final String WEBHOOK = "/projects/{id}/webhooks/{webhookId}";

  private final DeliveryLog log;
  private final Json json;

  public DeliveryRoutes(DeliveryLog log, Json json) {
    this.log = log;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(POST, WEBHOOK + "/test", this::test)
        .json(GET, WEBHOOK + "/deliveries", this::list)
        .json(GET, WEBHOOK + "/deliveries/{deliveryId}", this::get)
        .json(POST, WEBHOOK + "/deliveries/{deliveryId}/redeliver", this::redeliver);
  }

  private void test(ServerRequest request, ServerResponse response) {
    accepted(log.test(project(request), webhook(request)), response);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Page<WebhookDelivery> page =
        log.list(
            project(request),
            webhook(request),
            Parameters.query(request, "after"),
            Parameters.limit(request, STANDARD_PAGE));
    json.sendPage(response, page, WebhookBodies::listed);
  }

  private void get(ServerRequest request, ServerResponse response) {
    json.send(
        response,
        200,
        WebhookBodies.whole(log.require(project(request), webhook(request), delivery(request))));
  }

  private void redeliver(ServerRequest request, ServerResponse response) {
    accepted(log.redeliver(project(request), webhook(request), delivery(request)), response);
  }

  private void accepted(WebhookDelivery delivery, ServerResponse response) {
    response.header(
        HeaderNames.LOCATION,
        "/projects/%s/webhooks/%s/deliveries/%s"
            .formatted(delivery.project(), delivery.webhook(), delivery.id()));
    json.send(response, 202, WebhookBodies.whole(delivery));
  }

  private static ProjectId project(ServerRequest request) {
    return new ProjectId(Parameters.path(request, "id"));
  }

  private static WebhookId webhook(ServerRequest request) {
    return new WebhookId(Parameters.path(request, "webhookId"));
  }

  private static DeliveryId delivery(ServerRequest request) {
    return new DeliveryId(Parameters.path(request, "deliveryId"));
  }
}
