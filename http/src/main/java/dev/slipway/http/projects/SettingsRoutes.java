package dev.slipway.http.projects;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.PUT;

import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.project.Settings;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.SettingsBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// The settings that projects have beside their sources.
public final class SettingsRoutes {
  private final Projects projects;
  private final Settings settings;
  private final Json json;
  private final JsonBodies bodies;

  public SettingsRoutes(Projects projects, Settings settings, Json json) {
    this.projects = projects;
    this.settings = settings;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/projects/{id}/settings", this::get)
        .json(PUT, "/projects/{id}/settings", this::set)
        .route(DELETE, "/projects/{id}/settings/{key}", this::unset);
  }

  private void get(ServerRequest request, ServerResponse response) {
    answer(projects.require(id(request)), response);
  }

  private void set(ServerRequest request, ServerResponse response) {
    ProjectId id = projects.require(id(request)).id();
    String body = bodies.readText(request);
    answer(settings.set(id, body, Permit.of(request).caller().id()), response);
  }

  private void unset(ServerRequest request, ServerResponse response) {
    String key = Parameters.path(request, "key");
    settings.unset(id(request), key, Permit.of(request).caller().id());
    response.status(204).send();
  }

  private void answer(Project project, ServerResponse response) {
    json.send(
        response,
        200,
        new SettingsBody(
            project.configuration().version(),
            json.tree(project.configuration().settings().json())));
  }

  private static ProjectId id(ServerRequest request) {
    return new ProjectId(Parameters.path(request, "id"));
  }
}
