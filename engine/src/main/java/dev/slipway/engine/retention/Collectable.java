package dev.slipway.engine.retention;

import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.disk.DiskSpace;
import dev.slipway.ports.log.LogStore;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.source.SourceRetention;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseRetention;
import dev.slipway.ports.usage.UsageLedger;
import dev.slipway.ports.webhook.WebhookStore;

/// Where things are collected from.
public record Collectable(
    ProjectStore projects,
    ConfigurationHistory configurations,
    DeploymentRetention deployments,
    ReleaseRetention releases,
    SourceRetention sources,
    ArtifactStore artifacts,
    SecretStore secrets,
    WebhookStore webhooks,
    LogStore logs,
    DeadLetters letters,
    UsageLedger usage,
    AppRuntime runtime,
    DiskSpace disk) {}
