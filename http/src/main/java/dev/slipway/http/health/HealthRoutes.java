package dev.slipway.http.health;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.problem.Problem;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.CheckBody;
import dev.slipway.wire.HealthBody;
import dev.slipway.wire.ServiceCard;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the service is well: 200 when it is, 503 when it is not. Open to everyone.
public final class HealthRoutes {
  private final Service service;
  private final ServiceStatus status;
  private final Json json;

  public HealthRoutes(Service service, ServiceStatus status, Json json) {
    this.service = service;
    this.status = status;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/", this::card)
        .json(GET, "/health", (_, response) -> answer(response, status.ready(), null))
        .json(GET, "/health/ready", (_, response) -> answer(response, status.ready(), null))
        .json(GET, "/health/live", (_, response) -> answer(response, true, null))
        .json(GET, "/health/detailed", this::detailed);
  }

  private void card(ServerRequest request, ServerResponse response) {
    Service.Facts facts = service.facts();
    json.send(
        response,
        200,
        new ServiceCard(
            facts.name(),
            facts.version(),
            URI.create("/docs"),
            URI.create("/openapi.json"),
            URI.create("/health")));
  }

  private void detailed(ServerRequest request, ServerResponse response) {
    List<ServiceStatus.Check> checks = status.checks();
    List<CheckBody> bodies = checks.stream().map(HealthRoutes::body).toList();
    answer(response, checks.stream().allMatch(ServiceStatus.Check::healthy), bodies);
  }

  private static CheckBody body(ServiceStatus.Check check) {
    String status = word(check.healthy());
    return check
        .preflight()
        .map(found ->
            new CheckBody(
                check.name(),
                status,
                check.detail(),
                found.latency().toMillis(),
                found.permission(),
                found.problem().map(problem -> problem.code().name()).orElse(null),
                found.problem().map(Problem::fix).orElse(null)))
        .orElseGet(() -> new CheckBody(check.name(), status, check.detail()));
  }

  private void answer(ServerResponse response, boolean well, @Nullable List<CheckBody> checks) {
    Service.Facts facts = service.facts();
    json.send(
        response,
        well ? 200 : 503,
        new HealthBody(
            word(well),
            facts.name(),
            facts.version(),
            facts.at(),
            facts.uptime().toMillis(),
            checks));
  }

  private static String word(boolean healthy) {
    return healthy ? "healthy" : "unhealthy";
  }
}
