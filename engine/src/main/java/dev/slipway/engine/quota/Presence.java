package dev.slipway.engine.quota;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the stores say of the things that hold quotas: how much of them is there.
public final class Presence {
  /// What is not saved this long after its place was taken never will be.
  static final Duration QUIET = Duration.ofMinutes(1);

  private final ProjectStore projects;
  private final SourceStore sources;
  private final ReleaseStore releases;
  private final DeploymentStore deployments;

  public Presence(
      ProjectStore projects,
      SourceStore sources,
      ReleaseStore releases,
      DeploymentStore deployments) {
    this.projects = projects;
    this.sources = sources;
    this.releases = releases;
    this.deployments = deployments;
  }

  /// What the thing uses; empty while it may still come to be, or is being replaced.
  Optional<QuotaUse> of(Holding held, Instant now) {
    OrganizationId owner = held.organization();
    return switch (held.holder()) {
      case Holder.OfProject(ProjectId project) ->
          soonOrNever(isOwner(owner, project) ? QuotaUse.OF_A_PROJECT : QuotaUse.NONE, held, now);
      case Holder.OfSource(ProjectId project, SourceId source) ->
          soonOrNever(isOwner(owner, project) ? bytes(project, source) : QuotaUse.NONE, held, now);
      case Holder.OfReleases(ProjectId project, Environment environment) ->
          running(owner, project, environment);
    };
  }

  private static Optional<QuotaUse> soonOrNever(QuotaUse there, Holding held, Instant now) {
    boolean mayCome = held.state() == Holding.State.TAKEN && held.since().isAfter(now.minus(QUIET));
    return mayCome && there.equals(QuotaUse.NONE) ? Optional.empty() : Optional.of(there);
  }

  private boolean isOwner(OrganizationId owner, ProjectId project) {
    return projects.find(project).filter(found -> found.organization().equals(owner)).isPresent();
  }

  private QuotaUse bytes(ProjectId project, SourceId source) {
    long bytes = sources.find(project, source).map(SourceManifest::bytes).orElse(0L);
    return QuotaUse.of(Quota.SOURCE_BYTES, bytes);
  }

  /// Asked first whether a deployment is under way: one that ends in between has activated its
  /// release before it ended.
  private Optional<QuotaUse> running(
      OrganizationId owner, ProjectId project, Environment environment) {
    if (deployments.active(project, environment).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        releases
            .current(project, environment)
            .filter(_ -> isOwner(owner, project))
            .map(Activation::release)
            .flatMap(releases::find)
            .map(release -> ReplicaUse.of(release.artifact().launch(), environment))
            .orElse(QuotaUse.NONE));
  }
}
