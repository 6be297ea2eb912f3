package dev.slipway.http.projects;

import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Variable;
import dev.slipway.engine.project.Configurations;
import dev.slipway.engine.project.Projects;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.store.Page;
import dev.slipway.wire.ConfigurationVersionBody;
import dev.slipway.wire.VariableBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The versions of the configurations of projects.
public final class ConfigurationRoutes {
  private static final int STANDARD_PAGE = 20;
  private static final String VERSIONS = "/projects/{id}/configuration/versions";

  private final Projects projects;
  private final Configurations configurations;
  private final Json json;

  public ConfigurationRoutes(Projects projects, Configurations configurations, Json json) {
    this.projects = projects;
    this.configurations = configurations;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, VERSIONS, this::list)
        .json(GET, VERSIONS + "/{version}", this::get)
        .json(POST, VERSIONS + "/{version}/restore", this::restore);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Project project = existing(request);
    Page<ConfigurationVersion> page =
        configurations.list(
            project.id(),
            Parameters.query(request, "after"),
            Parameters.limit(request, STANDARD_PAGE));
    DifferenceBodies differences = new DifferenceBodies(project.configuration());
    json.sendPage(response, page, version -> body(version, differences, null, null));
  }

  private void get(ServerRequest request, ServerResponse response) {
    answer(existing(request), number(request), response);
  }

  private void restore(ServerRequest request, ServerResponse response) {
    ProjectId id = existing(request).id();
    Permit.of(request).requireEveryEnvironment();
    Project project =
        configurations.returnTo(id, number(request), Permit.of(request).caller().id());
    answer(project, project.configuration().version(), response);
  }

  private void answer(Project project, long number, ServerResponse response) {
    ConfigurationVersion version = configurations.require(project.id(), number);
    DifferenceBodies differences = new DifferenceBodies(project.configuration());
    List<VariableBody> variables =
        version.configuration().variables().stream()
            .map(variable ->
                isHidden(variable, differences)
                    ? VariableBodies.withoutValue(variable)
                    : VariableBodies.of(variable))
            .toList();
    Map<String, Object> settings = json.tree(version.configuration().settings().json());
    json.send(response, 200, body(version, differences, settings, variables));
  }

  private static boolean isHidden(Variable variable, DifferenceBodies differences) {
    return switch (variable.value()) {
      case Variable.BuildValue _, Variable.RuntimeValue _ -> differences.hides(variable.name());
      case Variable.SecretValue _ -> false;
    };
  }

  private static ConfigurationVersionBody body(
      ConfigurationVersion version,
      DifferenceBodies differences,
      @Nullable Map<String, Object> settings,
      @Nullable List<VariableBody> variables) {
    return new ConfigurationVersionBody(
        version.number(),
        version.at(),
        version.by().map(CallerId::value).orElse(null),
        version.changes().stream().map(differences::change).toList(),
        version.returnedTo().orElse(null),
        settings,
        variables);
  }

  private Project existing(ServerRequest request) {
    return projects.require(new ProjectId(Parameters.path(request, "id")));
  }

  private static long number(ServerRequest request) {
    String text = Parameters.path(request, "version");
    if (!text.matches("[0-9]{1,18}")) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read the version of a configuration",
              "It is not a number",
              "Use a version from the project's configuration/versions"));
    }
    return Long.parseLong(text);
  }
}
