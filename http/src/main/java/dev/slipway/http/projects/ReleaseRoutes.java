package dev.slipway.http.projects;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.query.Releases;
import dev.slipway.http.json.Json;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.wire.AppLogs;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.ReleaseBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// What of a project serves, what served before, and what it prints.
public final class ReleaseRoutes {
  private static final int STANDARD_PAGE = 20;
  private static final int STANDARD_LINES = 200;

  private final Projects projects;
  private final Releases releases;
  private final Json json;

  public ReleaseRoutes(Projects projects, Releases releases, Json json) {
    this.projects = projects;
    this.releases = releases;
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/projects/{id}/releases", this::list)
        .json(GET, "/projects/{id}/logs", this::logs);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Project project = existing(request);
    Environment environment = Parameters.environment(request);
    Optional<Activation> current = releases.current(project.id(), environment);
    ReleaseBodies bodies = new ReleaseBodies(releases, project);
    List<ReleaseBody> items =
        releases
            .history(project.id(), environment, Parameters.limit(request, STANDARD_PAGE))
            .stream()
            .flatMap(activation -> bodies.of(activation, current).stream())
            .toList();
    json.send(response, 200, new PageBody<>(items, null));
  }

  private void logs(ServerRequest request, ServerResponse response) {
    ProjectId project = existing(request).id();
    Environment environment = Parameters.environment(request);
    List<String> lines =
        releases.appLogs(project, environment, Parameters.limit(request, STANDARD_LINES));
    json.send(response, 200, new AppLogs(project.value(), environment.id(), lines));
  }

  private Project existing(ServerRequest request) {
    return projects.require(new ProjectId(Parameters.path(request, "id")));
  }
}
