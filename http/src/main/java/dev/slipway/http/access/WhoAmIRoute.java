package dev.slipway.http.access;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.engine.access.Keys;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.WhoAmI;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Says who asks, and what they may do.
public final class WhoAmIRoute {
  private final Keys keys;
  private final Json json;

  public WhoAmIRoute(Keys keys, Json json) {
    this.keys = keys;
    this.json = json;
  }

  /// Adds the route.
  public void addTo(RouteTable routes) {
    routes.json(GET, "/whoami", this::answer);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    Caller caller = Permit.of(request).caller();
    json.send(
        response,
        200,
        new WhoAmI(
            caller.id().value(),
            caller.id().key().map(keys::require).map(AccessKey::name).orElse(null),
            caller.grant().role().id(),
            caller.grant().organization().map(OrganizationId::value).orElse(null)));
  }
}
