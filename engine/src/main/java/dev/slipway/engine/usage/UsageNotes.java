package dev.slipway.engine.usage;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.usage.UsageLedger;
import java.time.InstantSource;

/// Notes what deployments used when they have ended, and from when to when projects had a release
/// that runs. Everything follows from what is saved, so it can be noted late and again.
public final class UsageNotes {
  private final UsageLedger ledger;
  private final ReleaseStore releases;
  private final InstantSource clock;

  public UsageNotes(UsageLedger ledger, ReleaseStore releases, InstantSource clock) {
    this.ledger = ledger;
    this.releases = releases;
    this.clock = clock;
  }

  /// Notes what a deployment used that has ended, and settles its place in the quotas. A release of
  /// its project runs since it was activated, also while it is down or nobody visits it.
  public void ended(Deployment deployment, QuotaLedger places) {
    boolean hasSucceeded = deployment.state().phase() == Phase.SUCCEEDED;
    if (hasSucceeded) {
      DeploymentRequest request = deployment.request();
      noteCurrent(request.organization(), request.project(), request.environment());
    }
    places.settle(UsageEntry.of(deployment), hasSucceeded, ledger);
  }

  /// Nothing of the project runs any more. To be called before its activations are forgotten.
  public void removed(OrganizationId organization, ProjectId project) {
    for (Environment environment : Environment.values()) {
      if (releases.current(project, environment).isPresent()) {
        noteCurrent(organization, project, environment);
        ledger.ended(organization, project, environment, clock.instant());
      }
    }
  }

  private void noteCurrent(
      OrganizationId organization, ProjectId project, Environment environment) {
    releases
        .current(project, environment)
        .map(Activation::at)
        .ifPresent(
            since -> ledger.began(new RunningSince(organization, project, environment, since)));
  }
}
