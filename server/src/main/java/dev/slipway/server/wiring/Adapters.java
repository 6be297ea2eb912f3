package dev.slipway.server.wiring;

import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.backup.ServiceBackup;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.usage.UsageLedger;

/// One adapter for every port: all that the engine knows of the world.
public record Adapters(
    ProjectStore projects,
    DeploymentStore deployments,
    DeploymentStatistics statistics,
    ReleaseStore releases,
    DeploymentQueue queue,
    DeadLetters deadLetters,
    SourceStore sources,
    LogStore logs,
    SecretStore secrets,
    BuildEnvironments environments,
    ArtifactStore artifacts,
    AppRuntime runtime,
    AccessKeys keys,
    AuditLog audit,
    QuotaLedger quota,
    UsageLedger usage,
    ServiceBackup backup) {}
