package dev.slipway.http.access;

import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.access.Keys;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.query.Deployments;
import dev.slipway.http.request.Guard;
import dev.slipway.http.request.Parameters;
import dev.slipway.ports.audit.AuditLog;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Stands in front of every route and applies its rule.
public final class Gate implements Guard {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Projects projects;
  private final Deployments deployments;
  private final Keys keys;
  private final AuditTrail audit;

  public Gate(
      Projects projects, Deployments deployments, Keys keys, AuditLog audit, InstantSource clock) {
    this.projects = projects;
    this.deployments = deployments;
    this.keys = keys;
    this.audit = new AuditTrail(audit, clock);
  }

  @Override
  public Handler before(Method method, String path, Handler route) {
    Rule rule = AccessRules.of(method, path);
    if (rule.isOpen()) {
      return route;
    }
    return (request, response) -> {
      Permit permit = new Permit(proof(request), rule.least());
      permit.keepIn(request);
      permit.about(subject(rule, request));
      rule.action().ifPresent(action -> audit.follow(action, permit, request, response));
      check(rule, permit, request);
      route.handle(request, response);
    };
  }

  private static Proof proof(ServerRequest request) {
    return request
        .context()
        .get(Proof.class)
        .orElseThrow(() -> new IllegalStateException("nobody was asked who they are"));
  }

  /// The variable parts of the path: `hello-vite/API_KEY`.
  private static String subject(Rule rule, ServerRequest request) {
    return PARAMETER
        .matcher(rule.path())
        .results()
        .map((MatchResult match) -> Parameters.path(request, match.group(1)))
        .collect(Collectors.joining("/"));
  }

  private void check(Rule rule, Permit permit, ServerRequest request) {
    switch (rule.scope()) {
      case Scope.Open _, Scope.OfBody _ -> {}
      case Scope.Service _ -> permit.requireRole();
      case Scope.Organization _ ->
          permit.organization(Parameters.query(request, "orgId").map(OrganizationId::new));
      case Scope.OfProject(String parameter, boolean mayBeNew) -> {
        ProjectId id = new ProjectId(Parameters.path(request, parameter));
        Optional<OrganizationId> owner = owner(rule, permit, () -> projects.owner(id));
        if (owner.isEmpty() && mayBeNew) {
          permit.requireRole();
        } else {
          permit.touch(permit.subject(), owner, () -> Projects.notFound(id));
        }
      }
      case Scope.OfDeployment(String parameter) -> {
        DeploymentId id = new DeploymentId(Parameters.path(request, parameter));
        Optional<OrganizationId> owner = owner(rule, permit, () -> deployments.owner(id));
        permit.touch(permit.subject(), owner, () -> Deployments.notFound(id));
      }
      case Scope.OfKey(String parameter) -> {
        KeyId id = new KeyId(Parameters.path(request, parameter));
        permit.touch(permit.subject(), keys.owner(id), () -> Keys.notFound(id));
      }
    }
  }

  /// Nobody looks for the owner of what somebody reads who may see everything.
  private static Optional<OrganizationId> owner(
      Rule rule, Permit permit, Supplier<Optional<OrganizationId>> find) {
    return permit.seesAll() && rule.action().isEmpty() ? Optional.empty() : find.get();
  }
}
