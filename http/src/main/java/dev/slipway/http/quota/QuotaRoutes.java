package dev.slipway.http.quota;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.PUT;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.request.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/// Shows the quotas of an organization and sets limits of its own.
public final class QuotaRoutes {
  private final Quotas quotas;
  private final InstantSource clock;
  private final Json json;
  private final JsonBodies bodies;

  public QuotaRoutes(Quotas quotas, InstantSource clock, Json json) {
    this.quotas = quotas;
    this.clock = clock;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/quota", this::show)
        .json(PUT, "/quota", this::set)
        .route(DELETE, "/quota", this::reset);
  }

  private void show(ServerRequest request, ServerResponse response) {
    show(OneOrganization.of(request), response);
  }

  private void show(OrganizationId organization, ServerResponse response) {
    QuotaBodies body =
        new QuotaBodies(quotas.limits().own(organization), quotas.limits().everybody());
    json.send(response, 200, body.of(quotas.use(organization), clock.instant()));
  }

  private void set(ServerRequest request, ServerResponse response) {
    UnaryOperator<OwnLimits> changes = LimitChanges.read(bodies.read(request));
    OrganizationId organization = named(request);
    quotas.limits().change(organization, changes);
    show(organization, response);
  }

  private void reset(ServerRequest request, ServerResponse response) {
    quotas.limits().change(named(request), OwnLimits::reset);
    response.status(204).send();
  }

  private static OrganizationId named(ServerRequest request) {
    OrganizationId organization = OneOrganization.of(request);
    Permit.of(request).about(organization.value());
    return organization;
  }
}
