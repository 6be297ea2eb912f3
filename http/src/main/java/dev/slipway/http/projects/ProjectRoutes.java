package dev.slipway.http.projects;

import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.PUT;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.query.Releases;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.json.Members;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.store.Page;
import dev.slipway.wire.ProjectBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Makes, changes, lists and removes projects.
public final class ProjectRoutes {
  private static final int STANDARD_PAGE = 100;

  private final Projects projects;
  private final Releases releases;
  private final Json json;
  private final JsonBodies bodies;

  public ProjectRoutes(Projects projects, Releases releases, Json json) {
    this.projects = projects;
    this.releases = releases;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(GET, "/projects", this::list)
        .json(PUT, "/projects/{id}", this::put)
        .json(GET, "/projects/{id}", this::get)
        .route(DELETE, "/projects/{id}", this::delete);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Page<Project> page =
        projects.list(
            Permit.of(request).organization(),
            Parameters.query(request, "after"),
            Parameters.limit(request, STANDARD_PAGE));
    json.sendPage(response, page, this::body);
  }

  private void put(ServerRequest request, ServerResponse response) {
    Permit permit = Permit.of(request);
    ProjectId id = id(request);
    Members body = bodies.read(request);
    Optional<OrganizationId> organization = organization(body, permit);
    Optional<String> name = body.text("name");
    name.filter(text -> !isPrintable(text))
        .ifPresent(_ ->
            body.refuse(
                "name", "does not have 1 to %d printable characters".formatted(Project.MAX_NAME)));
    Optional<Boolean> active = body.flag("active");
    body.check();
    permit.touch(id.value(), organization, () -> Projects.notFound(id));
    if (active.isPresent()) {
      permit.requireEveryEnvironment();
    }
    json.send(response, 200, body(projects.put(id, organization.orElseThrow(), name, active)));
  }

  private static boolean isPrintable(String name) {
    return !name.isBlank()
        && name.length() <= Project.MAX_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }

  /// The one that the body names, or the caller's own.
  private static Optional<OrganizationId> organization(Members body, Permit permit) {
    Optional<OrganizationId> own = permit.caller().grant().organization();
    return own.isPresent() && !body.has("orgId")
        ? own
        : body.required("orgId", OrganizationId::new);
  }

  private void get(ServerRequest request, ServerResponse response) {
    json.send(response, 200, body(projects.require(id(request))));
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Permit.of(request).requireEveryEnvironment();
    projects.delete(id(request));
    response.status(204).send();
  }

  private ProjectBody body(Project project) {
    return new ProjectBody(
        project.id().value(),
        project.organization().value(),
        project.name(),
        project.active(),
        releases.address(project.id(), Environment.PRODUCTION),
        project.configuration().version(),
        project.createdAt(),
        project.updatedAt());
  }

  private static ProjectId id(ServerRequest request) {
    return new ProjectId(Parameters.path(request, "id"));
  }
}
