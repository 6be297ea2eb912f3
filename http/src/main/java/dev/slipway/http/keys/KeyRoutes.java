package dev.slipway.http.keys;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.engine.access.IssuedKey;
import dev.slipway.engine.access.Keys;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.json.Members;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.store.Page;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Makes, lists, rotates and revokes access keys.
public final class KeyRoutes {
  private static final int STANDARD_PAGE = 100;

  private final Keys keys;
  private final Json json;
  private final JsonBodies bodies;

  public KeyRoutes(Keys keys, Json json) {
    this.keys = keys;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/keys", this::list)
        .json(POST, "/keys", this::create)
        .json(POST, "/keys/{id}/rotate", this::rotate)
        .route(DELETE, "/keys/{id}", this::revoke);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Page<AccessKey> page =
        keys.list(
            Permit.of(request).organization(),
            Parameters.query(request, "after"),
            Parameters.limit(request, STANDARD_PAGE));
    json.sendPage(response, page, KeyBodies::body);
  }

  private void create(ServerRequest request, ServerResponse response) {
    Permit permit = Permit.of(request);
    Members body = bodies.read(request);
    Optional<Role> role = KeyRequests.role(body);
    Optional<OrganizationId> asked = body.optional("orgId", OrganizationId::new);
    Optional<String> name = KeyRequests.name(body);
    body.check();
    Optional<Set<Environment>> environments = KeyRequests.environments(body);
    Grant grant =
        KeyRequests.grant(role.orElseThrow(), permit.organization(asked), environments, body);
    permit.requireToHandOut(grant);
    IssuedKey issued = keys.create(name.orElse(grant.role().id()), grant);
    permit.about(issued.key().id().value());
    response.header(HeaderNames.LOCATION, "/keys/" + issued.key().id());
    json.send(response, 201, KeyBodies.body(issued));
  }

  private void rotate(ServerRequest request, ServerResponse response) {
    Members body = bodies.readIfAny(request);
    Duration grace = KeyRequests.grace(body);
    Permit.of(request).requireToHandOut(keys.require(id(request)).grant());
    json.send(response, 200, KeyBodies.body(keys.rotate(id(request), grace)));
  }

  private void revoke(ServerRequest request, ServerResponse response) {
    Permit.of(request).requireToHandOut(keys.require(id(request)).grant());
    keys.revoke(id(request));
    response.status(204).send();
  }

  private static KeyId id(ServerRequest request) {
    return new KeyId(Parameters.path(request, "id"));
  }
}
