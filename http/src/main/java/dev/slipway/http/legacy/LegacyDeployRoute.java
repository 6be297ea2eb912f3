package dev.slipway.http.legacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.engine.admission.Order;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.query.Deployments;
import dev.slipway.http.access.Permit;
import dev.slipway.http.deployments.LegacyStatus;
import dev.slipway.http.deployments.OrderPermission;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.problem.ProblemStatus;
import dev.slipway.http.problem.RetryAfter;
import dev.slipway.http.request.RequestId;
import dev.slipway.http.request.RouteTable;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/// `POST /api/deploy` as V2 had it: the same decisions in the same order, the same bodies. Deploys
/// the project's last source to production.
public final class LegacyDeployRoute {
  /// What V2 took for JSON: a prefix, in this case of letters. Anything else is read as no body.
  private static final Pattern JSON_BEGINS = Pattern.compile("application/([a-z.-]+\\+)?json");

  /// What V2 really read as JSON.
  private static final Pattern JSON_TYPE =
      Pattern.compile("application/([a-z.-]+\\+)?json(;\\s*[a-zA-Z0-9-]+=[^;]+)*");

  private final RequestDeployment request;
  private final Deployments deployments;
  private final Projects projects;
  private final InstantSource clock;
  private final Json json;

  public LegacyDeployRoute(
      RequestDeployment request,
      Deployments deployments,
      Projects projects,
      InstantSource clock,
      Json json) {
    this.request = request;
    this.deployments = deployments;
    this.projects = projects;
    this.clock = clock;
    this.json = json;
  }

  /// Adds the route.
  public void addTo(RouteTable routes) {
    routes.route(Method.POST, "/api/deploy", this::deploy);
  }

  private void deploy(ServerRequest asked, ServerResponse response) {
    String type = asked.headers().first(HeaderNames.CONTENT_TYPE).orElse("").strip();
    if (!JSON_BEGINS.matcher(type).lookingAt()) {
      json.send(response, 404, LegacyBodies.projectNotFound());
      return;
    }
    String text =
        JSON_TYPE.matcher(type).matches()
            ? new String(JsonBodies.bytes(asked, JsonBodies.MAX_BYTES), StandardCharsets.UTF_8)
            : "{}";
    JsonNode body;
    try {
      body = json.parse(text);
    } catch (JsonProcessingException _) {
      json.send(response, 400, LegacyBodies.malformed(RequestId.of(asked), clock.instant()));
      return;
    }
    LegacyValidation validation = LegacyValidation.of(body);
    if (validation.failed()) {
      json.send(response, 400, validation.body());
      return;
    }
    deploy(body, Permit.of(asked), response);
  }

  private void deploy(JsonNode body, Permit permit, ServerResponse response) {
    Optional<Order> order = order(body);
    if (order.isEmpty()) {
      json.send(response, 404, LegacyBodies.projectNotFound());
      return;
    }
    try {
      OrderPermission.check(order.get(), permit, projects);
      Deployment deployment = request.deploy(order.get().by(permit.caller().id()));
      json.send(response, 200, LegacyBodies.initiated(deployment.id().value()));
    } catch (SlipwayException e) {
      RetryAfter.say(e, response);
      refuse(e.problem(), response);
    }
  }

  /// The order, unless an id is one that nothing of ours can have. V2 knew any text as an id.
  private static Optional<Order> order(JsonNode body) {
    try {
      return Optional.of(
          new Order(
              new ProjectId(body.get("projectId").textValue()),
              new OrganizationId(body.get("orgId").textValue()),
              new UserId(body.get("userId").textValue()),
              Environment.PRODUCTION,
              Optional.empty()));
    } catch (SlipwayException _) {
      return Optional.empty();
    }
  }

  private void refuse(Problem problem, ServerResponse response) {
    if (problem.code() == ProblemCode.PROJECT_NOT_FOUND) {
      json.send(response, 404, LegacyBodies.projectNotFound());
    } else if (problem.code() == ProblemCode.DEPLOYMENT_IN_PROGRESS) {
      json.send(response, 409, LegacyBodies.inProgress(activeStatus(problem)));
    } else {
      int status = ProblemStatus.of(problem.code());
      json.send(
          response,
          status >= 500 ? 500 : status,
          LegacyBodies.refused(problem.code().name(), problem.why()));
    }
  }

  /// V2's word for the deployment in the way, which may have ended since.
  private String activeStatus(Problem problem) {
    Deployment active = deployments.require(new DeploymentId(problem.where()));
    return active.state().phase().isFinal() ? "deploying" : LegacyStatus.of(active);
  }
}
