package dev.slipway.http.projects;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.release.Release;
import dev.slipway.engine.query.HeldConfiguration;
import dev.slipway.engine.query.HeldConfigurations;
import dev.slipway.engine.query.Releases;
import dev.slipway.wire.HeldConfigurationBody;
import dev.slipway.wire.ReleaseBody;
import java.util.Optional;

/// Turns the releases of one project into what travels.
public final class ReleaseBodies {
  private static final int MOST_DIFFERENCES = 100;

  private final Releases releases;
  private final HeldConfigurations held;
  private final DifferenceBodies differences;

  public ReleaseBodies(Releases releases, Project project) {
    this.releases = releases;
    this.held = releases.held(project);
    this.differences = new DifferenceBodies(project.configuration());
  }

  /// A release as it became live; empty when it is not kept.
  ///
  /// @param current what serves in its environment now
  public Optional<ReleaseBody> of(Activation activation, Optional<Activation> current) {
    boolean serves = current.map(now -> now.number() == activation.number()).orElse(false);
    return releases.find(activation.release()).map(release -> body(release, activation, serves));
  }

  private ReleaseBody body(Release release, Activation activation, boolean current) {
    return new ReleaseBody(
        release.id().value(),
        release.artifact().digest().hex(),
        release.createdAt(),
        activation.at(),
        current,
        activation.deployment().value(),
        release.configurationVersion(),
        body(held.of(release)));
  }

  private HeldConfigurationBody body(HeldConfiguration configuration) {
    Optional<ConfigurationVersion> version = configuration.version();
    return new HeldConfigurationBody(
        configuration.number(),
        version.map(ConfigurationVersion::at).orElse(null),
        version.flatMap(ConfigurationVersion::by).map(CallerId::value).orElse(null),
        configuration.present(),
        configuration.isWhole(),
        configuration.differences().stream()
            .limit(MOST_DIFFERENCES)
            .map(differences::untilNow)
            .toList());
  }
}
