package dev.slipway.http.health;

import static io.helidon.http.Method.GET;

import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.CheckBody;
import dev.slipway.wire.HealthBody;
import dev.slipway.wire.ServiceCard;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether the service is well: 200 when it is, 503 when it is not. Open to everyone; only callers
/// that are known are told the details.
public final class HealthRoutes {
  private static final String NOT_FOR_ALL = "Ask with a token for details";

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
    Function<ServiceStatus.Check, CheckBody> shown =
        Permit.isKnown(request) ? HealthRoutes::whole : HealthRoutes::forAnybody;
    List<ServiceStatus.Check> checks = status.checks();
    List<CheckBody> bodies = checks.stream().map(shown).toList();
    answer(response, checks.stream().allMatch(ServiceStatus.Check::healthy), bodies);
  }

  private static CheckBody whole(ServiceStatus.Check check) {
    return check
        .preflight()
        .map(CheckBodies::of)
        .orElseGet(
            () -> new CheckBody(check.name(), CheckBodies.word(check.healthy()), check.detail()));
  }

  /// Details name accounts, roles and addresses, which are nobody else's matter.
  private static CheckBody forAnybody(ServiceStatus.Check check) {
    return new CheckBody(
        check.name(),
        CheckBodies.word(check.healthy()),
        NOT_FOR_ALL,
        latency(check),
        null,
        null,
        null);
  }

  private static @Nullable Long latency(ServiceStatus.Check check) {
    return check.preflight().map(found -> found.latency().toMillis()).orElse(null);
  }

  private void answer(ServerResponse response, boolean well, @Nullable List<CheckBody> checks) {
    Service.Facts facts = service.facts();
    json.send(
        response,
        well ? 200 : 503,
        new HealthBody(
            CheckBodies.word(well),
            facts.name(),
            facts.version(),
            facts.at(),
            facts.uptime().toMillis(),
            checks));
  }
}
