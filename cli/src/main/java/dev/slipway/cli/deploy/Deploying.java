package dev.slipway.cli.deploy;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.output.Screen;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.sources.folder.ScannedFolder;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.DeployRequest;
import dev.slipway.wire.ProjectPut;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a server for the deployment of a folder.
public final class Deploying {
  private final Api api;
  private final SourceUpload upload;

  /// @param screen where it is shown how far a long upload is; empty for nowhere
  public Deploying(Api api, Optional<Screen> screen, InstantSource clock) {
    this.api = api;
    this.upload = new SourceUpload(api, screen, clock);
  }

  /// Brings the source, makes the project if it is not there, and asks. Answers the deployment's
  /// id.
  public String start(DeployOrder order, ScannedFolder folder) {
    String source = bring(order, folder);
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

  /// A project is new once and deployed many times, so it is not asked for first.
  private String bring(DeployOrder order, ScannedFolder folder) {
    try {
      return upload.upload(order.project(), folder);
    } catch (SlipwayException e) {
      if (e.problem().code() != ProblemCode.PROJECT_NOT_FOUND) {
        throw e;
      }
    }
    api.put(
        Route.of("projects", order.project().value()),
        new ProjectPut(null, organization(order), null));
    return upload.upload(order.project(), folder);
  }

  private static @Nullable String organization(DeployOrder order) {
    return order.organization().map(OrganizationId::value).orElse(null);
  }
}
