package dev.slipway.http.events;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.engine.query.Deployments;
import dev.slipway.http.access.Permit;
import dev.slipway.http.deployments.LogCursor;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.Accept;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.log.PositionedLine;
import dev.slipway.wire.PageBody;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// What deployments say: page by page, or as a stream of events.
public final class LogRoutes {
  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
  private static final int STANDARD_PAGE = 500;

  private final Deployments deployments;
  private final EventStreams streams;
  private final Json json;

  public LogRoutes(Deployments deployments, EventStreams streams, Json json) {
    this.deployments = deployments;
    this.streams = streams;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .route(Method.GET, "/deploy/{id}/logs", this::logs)
        .route(Method.GET, "/deploy/{id}/events", this::events);
  }

  private void logs(ServerRequest request, ServerResponse response) {
    DeploymentId id = existing(request);
    if (Accept.names(request, Accept.EVENTS)) {
      EventCursor start =
          lastEvent(request).orElseGet(() -> EventCursor.START.withLog(after(request)));
      follow(request, new Progress(deployments, id, start, json), false, response);
      return;
    }
    Accept.require(request, Accept.JSON);
    int limit = Parameters.limit(request, STANDARD_PAGE);
    List<PositionedLine> lines = deployments.log(id, after(request), limit);
    String next = lines.size() < limit ? null : LogCursor.of(lines.getLast().position());
    json.send(response, 200, new PageBody<>(lines.stream().map(LogCursor::body).toList(), next));
  }

  private void events(ServerRequest request, ServerResponse response) {
    Accept.require(request, Accept.EVENTS);
    DeploymentId id = existing(request);
    EventCursor start = lastEvent(request).orElse(EventCursor.START);
    follow(request, new Progress(deployments, id, start, json), true, response);
  }

  private void follow(
      ServerRequest request, Progress progress, boolean states, ServerResponse response) {
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderNames.CONTENT_TYPE, Accept.EVENTS.text());
      response.send();
      return;
    }
    streams.follow(progress, states, Permit.of(request)::stillHolds, response);
  }

  private DeploymentId existing(ServerRequest request) {
    return deployments.require(new DeploymentId(Parameters.path(request, "id"))).id();
  }

  private static LogPosition after(ServerRequest request) {
    return Parameters.query(request, "after").map(LogCursor::parse).orElse(LogPosition.START);
  }

  private static Optional<EventCursor> lastEvent(ServerRequest request) {
    return request.headers().first(LAST_EVENT_ID).map(EventCursor::parse);
  }
}
