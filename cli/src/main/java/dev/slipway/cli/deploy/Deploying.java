package dev.slipway.cli.deploy;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.sources.folder.ScannedFolder;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.DeployRequest;
import dev.slipway.wire.ProjectBody;
import dev.slipway.wire.ProjectPut;
import org.jspecify.annotations.Nullable;

/// Asks a server for the deployment of a folder.
public final class Deploying {
  private final Api api;

  public Deploying(Api api) {
    this.api = api;
  }

  /// Makes the project if it is not there, brings the source and asks. Answers the deployment's id.
  public String start(DeployOrder order, ScannedFolder folder) {
    makeProject(order);
    String source = new SourceUpload(api).upload(order.project(), folder);
    DeployRequest request =
        new DeployRequest(
            order.project().value(),
            organization(order),
            order.user().value(),
            null,
            source,
            order.environment().id(),
            null,
            order.onConflict().orElse(null));
    return api.postOnce(Route.of("deploy"), request, DeployAccepted.class).deploymentId();
  }

  private void makeProject(DeployOrder order) {
    Route project = Route.of("projects", order.project().value());
    if (api.find(project, ProjectBody.class).isEmpty()) {
      api.put(project, new ProjectPut(null, organization(order), null));
    }
  }

  private static @Nullable String organization(DeployOrder order) {
    return order.organization().map(OrganizationId::value).orElse(null);
  }
}
