package dev.slipway.http.projects;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
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
import java.util.stream.Stream;

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
    ProjectId project = existing(request);
    Environment environment = Parameters.environment(request);
    Optional<Activation> current = releases.current(project, environment);
    List<ReleaseBody> items =
        releases.history(project, environment, Parameters.limit(request, STANDARD_PAGE)).stream()
            .flatMap(activation -> body(activation, current))
            .toList();
    json.send(response, 200, new PageBody<>(items, null));
  }

  private void logs(ServerRequest request, ServerResponse response) {
    ProjectId project = existing(request);
    Environment environment = Parameters.environment(request);
    List<String> lines =
        releases.appLogs(project, environment, Parameters.limit(request, STANDARD_LINES));
    json.send(response, 200, new AppLogs(project.value(), environment.id(), lines));
  }

  private Stream<ReleaseBody> body(Activation activation, Optional<Activation> current) {
    boolean serves = current.map(now -> now.number() == activation.number()).orElse(false);
    return releases.find(activation.release()).stream()
        .map(release -> body(release, activation, serves));
  }

  private static ReleaseBody body(Release release, Activation activation, boolean current) {
    return new ReleaseBody(
        release.id().value(),
        release.artifact().digest().hex(),
        release.createdAt(),
        activation.at(),
        current,
        activation.deployment().value(),
        release.configurationVersion());
  }

  private ProjectId existing(ServerRequest request) {
    return projects.require(new ProjectId(Parameters.path(request, "id"))).id();
  }
}
