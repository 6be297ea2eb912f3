package dev.slipway.http.status;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.http.health.Service;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.queue.QueueDepth;
import dev.slipway.ports.store.DeploymentCounts;
import dev.slipway.wire.QueueBody;
import dev.slipway.wire.StatusBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the service is doing.
public final class StatusRoutes {
  private final Service service;
  private final ServiceStatus status;
  private final Json json;

  public StatusRoutes(Service service, ServiceStatus status, Json json) {
    this.service = service;
    this.status = status;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/status", this::status)
        .json(GET, "/status/queue", (_, response) -> json.send(response, 200, queue()));
  }

  private void status(ServerRequest request, ServerResponse response) {
    Service.Facts facts = service.facts();
    json.send(
        response,
        200,
        new StatusBody(
            facts.name(),
            facts.version(),
            facts.at(),
            deployments(),
            queue(),
            StatisticsBodies.body(status.statistics(scope(request)))));
  }

  private static Scope scope(ServerRequest request) {
    Optional<Scope> project =
        Parameters.query(request, "projectId").map(id -> new Scope.OfProject(new ProjectId(id)));
    Optional<Scope> organization =
        Parameters.query(request, "orgId")
            .map(id -> new Scope.Organization(new OrganizationId(id)));
    return project.or(() -> organization).orElseGet(Scope.Everything::new);
  }

  private Map<String, Long> deployments() {
    DeploymentCounts counts = status.counts();
    Map<String, Long> byState = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      byState.put(phase.id(), counts.of(phase));
    }
    return byState;
  }

  private QueueBody queue() {
    QueueDepth depth = status.queue();
    return new QueueBody(
        depth.waiting(),
        depth.held(),
        depth.deadLetters(),
        depth.oldest().map(Duration::toMillis).orElse(null));
  }
}
