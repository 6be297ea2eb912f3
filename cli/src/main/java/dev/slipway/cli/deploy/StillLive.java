package dev.slipway.cli.deploy;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.ReleaseBody;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// What serves although a deployment failed.
public final class StillLive {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

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
    String time = "the release of " + time(release.activatedAt());
    return deployment.url() == null ? time : time + ", " + deployment.url();
  }

  private String time(Instant at) {
    boolean today = LocalDate.ofInstant(at, clock.getZone()).equals(LocalDate.now(clock));
    return (today ? TODAY : EARLIER).format(at.atZone(clock.getZone()));
  }
}
