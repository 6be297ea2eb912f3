package dev.slipway.http.deployments;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.engine.admission.Order;
import dev.slipway.http.json.Members;
import dev.slipway.http.request.Environments;
import java.util.Optional;

/// Reads what a deployment is asked with.
final class DeployRequests {
  private static final String ONLY_ON_CONFLICT = "reject";

  private DeployRequests() {}

  static Order order(Members body) {
    Optional<ProjectId> project = body.required("projectId", ProjectId::new);
    Optional<OrganizationId> organization = body.required("orgId", OrganizationId::new);
    Optional<UserId> user = body.required("userId", UserId::new);
    body.text("customDomain");
    Optional<SourceId> source = body.optional("sourceId", SourceId::new);
    Optional<Environment> environment = body.optional("environment", Environments::parse);
    if (body.has("regions")) {
      body.refuse("regions", "cannot be used: this server deploys to one place");
    }
    body.text("onConflict")
        .filter(wish -> !wish.equals(ONLY_ON_CONFLICT))
        .ifPresent(_ -> body.refuse("onConflict", "cannot be used: it can only be 'reject'"));
    body.check();
    return new Order(
        project.orElseThrow(),
        organization.orElseThrow(),
        user.orElseThrow(),
        environment.orElse(Environment.PRODUCTION),
        source);
  }
}
