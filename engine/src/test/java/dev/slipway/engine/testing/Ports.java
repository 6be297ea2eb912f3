package dev.slipway.engine.testing;

import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.cell.Cell;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.quota.HoldingLedger;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.usage.UsageLedger;

/// All that one process of the service reaches of the world.
public record Ports(
    ProjectStore projects,
    DeploymentStore deployments,
    ReleaseStore releases,
    DeploymentQueue queue,
    SourceStore sources,
    SecretStore secrets,
    LogStore logs,
    ArtifactStore artifacts,
    BuildEnvironments environments,
    AppRuntime runtime,
    Cell cell,
    QuotaLedger quota,
    HoldingLedger holdings,
    LimitStore limits,
    UsageLedger usage) {

  /// The same, with an accident on the way. Logs are written by a thread of their own, so their
  /// calls are not counted.
  public Ports through(Accident accident) {
    return new Ports(
        accident.on(ProjectStore.class, projects, true),
        accident.on(DeploymentStore.class, deployments, true),
        accident.on(ReleaseStore.class, releases, true),
        accident.on(DeploymentQueue.class, queue, true),
        accident.on(SourceStore.class, sources, true),
        accident.on(SecretStore.class, secrets, true),
        accident.on(LogStore.class, logs, false),
        accident.on(ArtifactStore.class, artifacts, true),
        accident.on(BuildEnvironments.class, environments, true),
        accident.on(AppRuntime.class, runtime, true),
        accident.on(Cell.class, cell, true),
        accident.on(QuotaLedger.class, quota, true),
        accident.on(HoldingLedger.class, holdings, true),
        accident.on(LimitStore.class, limits, true),
        accident.on(UsageLedger.class, usage, true));
  }

  public Ports withQueue(DeploymentQueue other) {
    return new Ports(
        projects,
        deployments,
        releases,
        other,
        sources,
        secrets,
        logs,
        artifacts,
        environments,
        runtime,
        cell,
        quota,
        holdings,
        limits,
        usage);
  }

  public Ports withDeployments(DeploymentStore other) {
    return new Ports(
        projects,
        other,
        releases,
        queue,
        sources,
        secrets,
        logs,
        artifacts,
        environments,
        runtime,
        cell,
        quota,
        holdings,
        limits,
        usage);
  }

  public Ports withSecrets(SecretStore other) {
    return new Ports(
        projects,
        deployments,
        releases,
        queue,
        sources,
        other,
        logs,
        artifacts,
        environments,
        runtime,
        cell,
        quota,
        holdings,
        limits,
        usage);
  }
}
