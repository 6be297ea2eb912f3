package dev.slipway.http.status;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;

import dev.slipway.engine.control.DeadLetterDesk;
import dev.slipway.http.deployments.Callers;
import dev.slipway.http.deployments.DeploymentRoutes;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.wire.DeadLetterBody;
import dev.slipway.wire.PageBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Looks at the notices that were put aside, replays and discards them.
public final class DeadLetterRoutes {
  private static final String PATH = "/status/queue/dead-letters";
  private static final int STANDARD_PAGE = 100;

  private final DeadLetterDesk desk;
  private final Json json;
  private final JsonBodies bodies;

  public DeadLetterRoutes(DeadLetterDesk desk, Json json) {
    this.desk = desk;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, PATH, this::peek)
        .json(POST, PATH + "/{id}/replay", this::replay)
        .route(DELETE, PATH + "/{id}", this::discard);
  }

  private void peek(ServerRequest request, ServerResponse response) {
    json.send(
        response,
        200,
        new PageBody<>(
            desk.peek(Parameters.limit(request, STANDARD_PAGE)).stream()
                .map(DeadLetterRoutes::body)
                .toList(),
            null));
  }

  private void replay(ServerRequest request, ServerResponse response) {
    var by = Callers.requester(request, bodies.readIfAny(request));
    DeploymentRoutes.accepted(json, response, desk.replay(Parameters.path(request, "id"), by));
  }

  private void discard(ServerRequest request, ServerResponse response) {
    desk.discard(Parameters.path(request, "id"));
    response.status(204).send();
  }

  private static DeadLetterBody body(DeadLetter letter) {
    return new DeadLetterBody(
        letter.id(),
        letter.notice().map(notice -> notice.deployment().value()).orElse(null),
        letter.notice().map(notice -> notice.fairKey().value()).orElse(null),
        ProblemBodies.report(letter.reason(), Optional.empty()),
        letter.deliveries(),
        letter.at());
  }
}
