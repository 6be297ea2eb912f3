package dev.slipway.http.projects;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.PUT;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.project.VariableScope;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.project.Variables;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.json.Members;
import dev.slipway.http.request.Environments;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.VariableBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The variables of projects: plain ones below `env`, and secrets, whose values go in and never
/// come out.
public final class VariableRoutes {
  private final Projects projects;
  private final Variables variables;
  private final Json json;
  private final JsonBodies bodies;

  public VariableRoutes(Projects projects, Variables variables, Json json) {
    this.projects = projects;
    this.variables = variables;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    for (VariableKind kind : VariableKind.values()) {
      String path = "/projects/{id}/" + kind.path();
      routes
          .json(GET, path, (request, response) -> list(kind, request, response))
          .json(PUT, path, (request, response) -> set(kind, request, response))
          .route(DELETE, path + "/{name}", (request, response) -> unset(kind, request, response));
    }
  }

  private void list(VariableKind kind, ServerRequest request, ServerResponse response) {
    answer(kind, projects.require(id(request)), response);
  }

  private void set(VariableKind kind, ServerRequest request, ServerResponse response) {
    ProjectId id = id(request);
    Members body = bodies.read(request);
    List<Variables.Setting> settings = new ArrayList<>();
    for (Members member : body.objects("variables", ProjectConfiguration.MAX_VARIABLES)) {
      setting(kind, member).ifPresent(settings::add);
    }
    body.check();
    settings.forEach(setting -> requireEnvironment(request, setting.environment()));
    answer(kind, variables.set(id, settings, Permit.of(request).caller().id()), response);
  }

  private static Optional<Variables.Setting> setting(VariableKind kind, Members member) {
    Optional<VariableName> name = member.required("name", VariableName::new);
    if (!member.has("value")) {
      member.refuse("value", "is required");
    }
    Optional<String> value = member.text("value");
    Optional<VariableScope> scope = kind.scope(member);
    var environment = member.optional("environment", Environments::parse);
    return name.flatMap(
        n -> value.flatMap(v -> scope.map(s -> new Variables.Setting(n, environment, s, v))));
  }

  private void unset(VariableKind kind, ServerRequest request, ServerResponse response) {
    VariableName name = new VariableName(Parameters.path(request, "name"));
    ProjectId id = id(request);
    var environment = Parameters.environmentIfAny(request);
    boolean there =
        projects.require(id).configuration().variables().stream()
            .anyMatch(variable ->
                kind.includes(variable)
                    && variable.name().equals(name)
                    && variable.environment().equals(environment));
    requireEnvironment(request, environment);
    if (there) {
      variables.unset(id, name, environment, Permit.of(request).caller().id());
    }
    response.status(204).send();
  }

  /// A variable without an environment holds in every one.
  private static void requireEnvironment(ServerRequest request, Optional<Environment> environment) {
    Permit permit = Permit.of(request);
    environment.ifPresentOrElse(permit::requireEnvironment, permit::requireEveryEnvironment);
  }

  private void answer(VariableKind kind, Project project, ServerResponse response) {
    List<VariableBody> items =
        project.configuration().variables().stream()
            .filter(kind::includes)
            .map(VariableBodies::of)
            .toList();
    json.send(response, 200, new PageBody<>(items, null));
  }

  private static ProjectId id(ServerRequest request) {
    return new ProjectId(Parameters.path(request, "id"));
  }
}
