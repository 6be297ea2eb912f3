package dev.slipway.http.deployments;

import static dev.slipway.http.request.Parameters.path;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.admission.Acceptance;
import dev.slipway.engine.admission.OnConflict;
import dev.slipway.engine.admission.Order;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.control.CancelDeployment;
import dev.slipway.engine.control.RetryDeployment;
import dev.slipway.engine.control.RollBack;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.query.Deployments;
import dev.slipway.engine.query.Releases;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.json.Members;
import dev.slipway.http.projects.ReleaseBodies;
import dev.slipway.http.request.Environments;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.store.Page;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.ReleaseBody;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Asks for deployments, steers them and says how they stand.
public final class DeploymentRoutes {
  private static final int STANDARD_PAGE = 20;

  private final RequestDeployment request;
  private final CancelDeployment cancel;
  private final RetryDeployment retry;
  private final RollBack rollBack;
  private final Deployments deployments;
  private final Projects projects;
  private final Releases releases;
  private final Json json;
  private final JsonBodies bodies;

  public DeploymentRoutes(
      RequestDeployment request,
      CancelDeployment cancel,
      RetryDeployment retry,
      RollBack rollBack,
      Deployments deployments,
      Projects projects,
      Releases releases,
      Json json) {
    this.request = request;
    this.cancel = cancel;
    this.retry = retry;
    this.rollBack = rollBack;
    this.deployments = deployments;
    this.projects = projects;
    this.releases = releases;
    this.json = json;
    this.bodies = new JsonBodies(json);
  }

  /// Adds the routes. Those of a project come first, as `project` is no deployment's id.
  public void addTo(RouteTable routes) {
    routes
        .json(POST, "/deploy", this::deploy)
        .json(GET, "/deploy/project/{projectId}", this::list)
        .json(GET, "/deploy/project/{projectId}/rollback", this::previewRollback)
        .json(POST, "/deploy/project/{projectId}/rollback", this::rollBack)
        .json(GET, "/deploy/{id}/status", this::status)
        .json(POST, "/deploy/{id}/cancel", this::cancel)
        .json(POST, "/deploy/{id}/retry", this::retry);
  }

  /// Answers that a deployment was accepted, and where to follow it.
  public static void accepted(Json json, ServerResponse response, Deployment deployment) {
    accepted(json, response, new Acceptance(deployment, Optional.empty(), false));
  }

  private static void accepted(Json json, ServerResponse response, Acceptance acceptance) {
    accepted(json, response, DeploymentBodies.accepted(acceptance));
  }

  private static void accepted(Json json, ServerResponse response, DeployAccepted accepted) {
    response.header(HeaderNames.LOCATION, "/deploy/%s/status".formatted(accepted.deploymentId()));
    json.send(response, 202, accepted);
  }

  private void deploy(ServerRequest asked, ServerResponse response) {
    Permit permit = Permit.of(asked);
    Members body = bodies.read(asked);
    OnConflict onConflict = DeployRequests.onConflict(body);
    Order order = DeployRequests.order(body, permit.caller());
    OrderPermission.check(order, permit, projects);
    Acceptance acceptance = request.deploy(order, onConflict, IdempotencyHeader.of(asked));
    if (acceptance.repeated()) {
      response.header(IdempotencyHeader.REPLAYED);
    }
    accepted(json, response, acceptance);
  }

  private void status(ServerRequest asked, ServerResponse response) {
    json.send(response, 200, DeploymentBodies.status(deployments.require(id(asked))));
  }

  private void cancel(ServerRequest asked, ServerResponse response) {
    requireEnvironment(asked);
    json.send(response, 202, DeploymentBodies.status(cancel.cancel(id(asked))));
  }

  private void retry(ServerRequest asked, ServerResponse response) {
    requireEnvironment(asked);
    Requester by = Callers.requester(asked, bodies.readIfAny(asked));
    accepted(json, response, retry.retry(id(asked), by));
  }

  private void requireEnvironment(ServerRequest asked) {
    Permit permit = Permit.of(asked);
    if (!permit.caller().grant().reachesEveryEnvironment()) {
      permit.requireEnvironment(deployments.require(id(asked)).request().environment());
    }
  }

  private void list(ServerRequest asked, ServerResponse response) {
    ProjectId project = projects.require(new ProjectId(path(asked, "projectId"))).id();
    Page<Deployment> page =
        deployments.list(
            project, Parameters.query(asked, "after"), Parameters.limit(asked, STANDARD_PAGE));
    json.sendPage(response, page, DeploymentBodies::status);
  }

  private void previewRollback(ServerRequest asked, ServerResponse response) {
    ProjectId project = new ProjectId(path(asked, "projectId"));
    Activation target =
        rollBack.target(
            projects.require(project).id(),
            Parameters.environment(asked),
            Parameters.query(asked, "releaseId").map(ReleaseId::new));
    json.send(response, 200, target(project, target));
  }

  private void rollBack(ServerRequest asked, ServerResponse response) {
    ProjectId project = new ProjectId(path(asked, "projectId"));
    Members body = bodies.readIfAny(asked);
    Optional<ReleaseId> wanted = body.optional("releaseId", ReleaseId::new);
    Environment environment =
        body.optional("environment", Environments::parse).orElse(Environment.PRODUCTION);
    Requester by = Callers.requester(asked, body);
    Permit.of(asked).requireEnvironment(environment);
    Activation target = rollBack.target(projects.require(project).id(), environment, wanted);
    Deployment deployment =
        rollBack.rollBack(project, environment, Optional.of(target.release()), by);
    accepted(
        json,
        response,
        DeploymentBodies.accepted(
            new Acceptance(deployment, Optional.empty(), false),
            Optional.of(target(project, target))));
  }

  private ReleaseBody target(ProjectId project, Activation target) {
    return new ReleaseBodies(releases, projects.require(project))
        .of(target, releases.current(project, target.environment()))
        .orElseThrow(() -> Projects.notFound(project));
  }

  private static DeploymentId id(ServerRequest asked) {
    return new DeploymentId(path(asked, "id"));
  }
}
