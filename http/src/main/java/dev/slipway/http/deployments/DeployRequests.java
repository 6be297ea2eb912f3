package dev.slipway.http.deployments;

import dev.slipway.domain.access.Caller;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.engine.admission.OnConflict;
import dev.slipway.engine.admission.Order;
import dev.slipway.http.json.Members;
import dev.slipway.http.request.Environments;
import java.util.Optional;

/// Reads what a deployment is asked with.
final class DeployRequests {
  private DeployRequests() {}

  /// What to do when another deployment is in the way. What is wrong is said with the rest of the
  /// body by [#order].
  static OnConflict onConflict(Members body) {
    Optional<String> wish = body.text("onConflict");
    Optional<OnConflict> known = wish.flatMap(OnConflict::find);
    if (wish.isPresent() && known.isEmpty()) {
      body.refuse("onConflict", "is none of reject, queue, supersede");
    }
    return known.orElse(OnConflict.REJECT);
  }

  /// The order of this caller, whose own organization is meant where the body names none.
  static Order order(Members body, Caller caller) {
    Optional<ProjectId> project = body.required("projectId", ProjectId::new);
    Optional<OrganizationId> own = caller.grant().organization();
    Optional<OrganizationId> organization =
        own.isPresent() && !body.has("orgId") ? own : body.required("orgId", OrganizationId::new);
    Optional<UserId> user = body.required("userId", UserId::new);
    body.text("customDomain");
    Optional<SourceId> source = body.optional("sourceId", SourceId::new);
    Optional<Environment> environment = body.optional("environment", Environments::parse);
    if (body.has("regions")) {
      body.refuse("regions", "cannot be used: this server deploys to one place");
    }
    body.check();
    return new Order(
            project.orElseThrow(),
            organization.orElseThrow(),
            user.orElseThrow(),
            environment.orElse(Environment.PRODUCTION),
            source)
        .by(caller.id());
  }
}
