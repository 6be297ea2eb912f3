package dev.slipway.cli.deploy;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.output.Times;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.ReleaseBody;
import java.time.Clock;
import java.util.Optional;

/// What serves although a deployment failed.
public final class StillLive {
  private final Api api;
  private final Clock clock;

  public StillLive(Api api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /// The current release of the deployment's project and environment, and where it is reached;
  /// empty when nothing serves there, or the server does not say.
  public Optional<String> after(DeploymentStatus failed) {
    Route releases =
        Route.of("projects", failed.projectId(), "releases")
            .with("environment", failed.environment());
    try {
      return api.page(releases, ReleaseBody.class).items().stream()
          .filter(ReleaseBody::current)
          .findFirst()
          .map(this::described);
    } catch (SlipwayException _) {
      return Optional.empty(); // An extra beside the problem that is being told.
    }
  }

  private String described(ReleaseBody release) {
    DeploymentStatus deployment =
        api.get(Route.of("deploy", release.deploymentId(), "status"), DeploymentStatus.class);
    String time = "the release of " + new Times(clock).text(release.activatedAt());
    return deployment.url() == null ? time : time + ", " + deployment.url();
  }
}
