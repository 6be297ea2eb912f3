package dev.slipway.http.access;

import static dev.slipway.domain.access.Role.ADMIN;
import static dev.slipway.domain.access.Role.DEPLOYER;
import static dev.slipway.domain.access.Role.PLATFORM;
import static dev.slipway.domain.access.Role.VIEWER;
import static io.helidon.http.Method.DELETE;
import static io.helidon.http.Method.GET;
import static io.helidon.http.Method.POST;
import static io.helidon.http.Method.PUT;

import io.helidon.http.Method;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The one table of who may use which route.
final class AccessRules {
  private static final Scope SERVICE = new Scope.Service();
  private static final Scope ORGANIZATION = new Scope.Organization();
  private static final Scope PROJECT = new Scope.OfProject("id", false);
  private static final Scope MAYBE_NEW_PROJECT = new Scope.OfProject("id", true);
  private static final Scope PROJECT_OF_DEPLOYMENTS = new Scope.OfProject("projectId", false);
  private static final Scope DEPLOYMENT = new Scope.OfDeployment("id");
  private static final Scope KEY = new Scope.OfKey("id");
  private static final Scope BODY = new Scope.OfBody();

  static final List<Rule> ALL =
      List.of(
          Rule.open(GET, "/"),
          Rule.open(GET, "/health"),
          Rule.open(GET, "/health/ready"),
          Rule.open(GET, "/health/live"),
          Rule.openTellingKnownMore(GET, "/health/detailed"),
          Rule.open(GET, "/openapi.json"),
          Rule.open(GET, "/docs"),
          Rule.open(GET, "/docs/start.js"),
          Rule.open(GET, "/docs/page.css"),
          Rule.open(GET, "/docs/swagger-ui.css"),
          Rule.open(GET, "/docs/swagger-ui-bundle.js"),
          Rule.of(POST, "/deploy", DEPLOYER, BODY).audited("deployment.request"),
          Rule.of(POST, "/api/deploy", DEPLOYER, BODY).audited("deployment.request"),
          Rule.of(POST, "/deployments:batch", DEPLOYER, SERVICE).audited("deployment.batch"),
          Rule.of(GET, "/deploy/project/{projectId}", VIEWER, PROJECT_OF_DEPLOYMENTS),
          Rule.of(POST, "/deploy/project/{projectId}/rollback", DEPLOYER, PROJECT_OF_DEPLOYMENTS)
              .audited("project.rollback"),
          Rule.of(GET, "/deploy/project/{projectId}/rollback", VIEWER, PROJECT_OF_DEPLOYMENTS),
          Rule.of(GET, "/deploy/{id}/status", VIEWER, DEPLOYMENT),
          Rule.of(GET, "/deploy/{id}/logs", VIEWER, DEPLOYMENT),
          Rule.of(GET, "/deploy/{id}/events", VIEWER, DEPLOYMENT),
          Rule.of(POST, "/deploy/{id}/cancel", DEPLOYER, DEPLOYMENT).audited("deployment.cancel"),
          Rule.of(POST, "/deploy/{id}/retry", DEPLOYER, DEPLOYMENT).audited("deployment.retry"),
          Rule.of(GET, "/projects", VIEWER, ORGANIZATION),
          Rule.of(PUT, "/projects/{id}", DEPLOYER, MAYBE_NEW_PROJECT).audited("project.put"),
          Rule.of(GET, "/projects/{id}", VIEWER, PROJECT),
          Rule.of(DELETE, "/projects/{id}", ADMIN, PROJECT).audited("project.delete"),
          Rule.of(GET, "/projects/{id}/env", VIEWER, PROJECT),
          Rule.of(PUT, "/projects/{id}/env", DEPLOYER, PROJECT).audited("env.set"),
          Rule.of(DELETE, "/projects/{id}/env/{name}", DEPLOYER, PROJECT).audited("env.unset"),
          Rule.of(GET, "/projects/{id}/secrets", VIEWER, PROJECT),
          Rule.of(PUT, "/projects/{id}/secrets", DEPLOYER, PROJECT).audited("secrets.set"),
          Rule.of(DELETE, "/projects/{id}/secrets/{name}", DEPLOYER, PROJECT)
              .audited("secrets.unset"),
          Rule.of(GET, "/projects/{id}/settings", VIEWER, PROJECT),
          Rule.of(PUT, "/projects/{id}/settings", DEPLOYER, PROJECT).audited("settings.set"),
          Rule.of(DELETE, "/projects/{id}/settings/{key}", DEPLOYER, PROJECT)
              .audited("settings.unset"),
          Rule.of(GET, "/projects/{id}/configuration/versions", VIEWER, PROJECT),
          Rule.of(GET, "/projects/{id}/configuration/versions/{version}", VIEWER, PROJECT),
          Rule.of(
                  POST,
                  "/projects/{id}/configuration/versions/{version}/restore",
                  DEPLOYER,
                  PROJECT)
              .audited("configuration.restore"),
          Rule.of(GET, "/projects/{id}/releases", VIEWER, PROJECT),
          Rule.of(GET, "/projects/{id}/logs", VIEWER, PROJECT),
          // A receiver's URL often is a password, and a change decides who is told what: so who
          // reads webhooks may change them.
          Rule.of(GET, "/projects/{id}/webhooks", DEPLOYER, PROJECT),
          Rule.of(POST, "/projects/{id}/webhooks", DEPLOYER, PROJECT).audited("webhook.add"),
          Rule.of(GET, "/projects/{id}/webhooks/{webhookId}", DEPLOYER, PROJECT),
          Rule.of(PUT, "/projects/{id}/webhooks/{webhookId}", DEPLOYER, PROJECT)
              .audited("webhook.change"),
          Rule.of(DELETE, "/projects/{id}/webhooks/{webhookId}", DEPLOYER, PROJECT)
              .audited("webhook.remove"),
          Rule.of(POST, "/projects/{id}/webhooks/{webhookId}/rotate", DEPLOYER, PROJECT)
              .audited("webhook.rotate"),
          Rule.of(POST, "/projects/{id}/webhooks/{webhookId}/test", DEPLOYER, PROJECT)
              .audited("webhook.test"),
          Rule.of(GET, "/projects/{id}/webhooks/{webhookId}/deliveries", DEPLOYER, PROJECT),
          Rule.of(
              GET,
              "/projects/{id}/webhooks/{webhookId}/deliveries/{deliveryId}",
              DEPLOYER,
              PROJECT),
          Rule.of(
                  POST,
                  "/projects/{id}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver",
                  DEPLOYER,
                  PROJECT)
              .audited("webhook.redeliver"),
          Rule.of(POST, "/projects/{id}/sources", DEPLOYER, PROJECT).audited("source.submit"),
          Rule.of(PUT, "/blobs/{sha256}", DEPLOYER, SERVICE),
          Rule.of(GET, "/whoami", VIEWER, SERVICE),
          Rule.of(GET, "/keys", ADMIN, ORGANIZATION),
          Rule.of(POST, "/keys", ADMIN, BODY).audited("key.create"),
          Rule.of(POST, "/keys/{id}/rotate", ADMIN, KEY).audited("key.rotate"),
          Rule.of(DELETE, "/keys/{id}", ADMIN, KEY).audited("key.revoke"),
          Rule.of(GET, "/quota", VIEWER, ORGANIZATION),
          Rule.of(PUT, "/quota", PLATFORM, ORGANIZATION).audited("quota.set"),
          Rule.of(DELETE, "/quota", PLATFORM, ORGANIZATION).audited("quota.reset"),
          Rule.of(GET, "/usage", VIEWER, ORGANIZATION),
          Rule.of(GET, "/audit", ADMIN, ORGANIZATION),
          Rule.of(POST, "/gc", PLATFORM, SERVICE).audited("gc.collect"),
          Rule.of(GET, "/gc", PLATFORM, SERVICE),
          Rule.of(POST, "/backup", PLATFORM, SERVICE).audited("service.backup"),
          Rule.of(GET, "/status", PLATFORM, SERVICE),
          Rule.of(GET, "/status/queue", PLATFORM, SERVICE),
          Rule.of(GET, "/status/queue/dead-letters", PLATFORM, SERVICE),
          Rule.of(POST, "/status/queue/dead-letters/{id}/replay", PLATFORM, SERVICE)
              .audited("dead-letter.replay"),
          Rule.of(DELETE, "/status/queue/dead-letters/{id}", PLATFORM, SERVICE)
              .audited("dead-letter.discard"));

  private AccessRules() {}

  /// The rule of a route; a route without one is a mistake of ours.
  static Rule of(Method method, String path) {
    return ALL.stream()
        .filter(rule -> rule.method().equals(method) && rule.path().equals(path))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no rule says who may " + method + " " + path));
  }

  /// The paths that everybody may see.
  static Set<String> openPaths() {
    return paths(Rule::isOpen);
  }

  /// Those among them whose answer has more for callers that are known.
  static Set<String> pathsThatTellKnownMore() {
    return paths(Rule::tellsKnownMore);
  }

  private static Set<String> paths(Predicate<Rule> which) {
    return ALL.stream().filter(which).map(Rule::path).collect(Collectors.toUnmodifiableSet());
  }
}
