package dev.slipway.http.quota;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.QuotaBody;
import dev.slipway.wire.QuotaCount;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

/// Shows the quotas of an organization.
public final class QuotaRoutes {
  private final Quotas quotas;
  private final InstantSource clock;
  private final Json json;

  public QuotaRoutes(Quotas quotas, InstantSource clock, Json json) {
    this.quotas = quotas;
    this.clock = clock;
    this.json = json;
  }

  /// Adds the route.
  public void addTo(RouteTable routes) {
    routes.json(GET, "/quota", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    OrganizationId organization = OneOrganization.of(request);
    Instant now = clock.instant();
    QuotaUse use = quotas.use(organization);
    json.send(
        response,
        200,
        new QuotaBody(
            organization.value(),
            Arrays.stream(Quota.values()).map(quota -> count(quota, use, now)).toList()));
  }

  private QuotaCount count(Quota quota, QuotaUse use, Instant now) {
    return new QuotaCount(
        quota.id(),
        quota.title(),
        quotas.limits().of(quota).orElse(null),
        use.of(quota),
        quota.resets(now).orElse(null));
  }
}
