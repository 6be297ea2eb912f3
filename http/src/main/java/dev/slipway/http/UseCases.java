package dev.slipway.http;

import dev.slipway.engine.access.Keys;
import dev.slipway.engine.admission.RequestDeployment;
import dev.slipway.engine.control.CancelDeployment;
import dev.slipway.engine.control.DeadLetterDesk;
import dev.slipway.engine.control.RetryDeployment;
import dev.slipway.engine.control.RollBack;
import dev.slipway.engine.project.Configurations;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.project.Settings;
import dev.slipway.engine.project.Variables;
import dev.slipway.engine.query.Deployments;
import dev.slipway.engine.query.Releases;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.engine.retention.GarbageCollector;
import dev.slipway.engine.source.Sources;
import dev.slipway.engine.webhook.DeliveryLog;
import dev.slipway.engine.webhook.Webhooks;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.backup.ServiceBackup;
import dev.slipway.ports.usage.UsageLedger;

/// What the engine can be asked over HTTP; each group of routes is given only what it asks.
public record UseCases(
    RequestDeployment request,
    CancelDeployment cancel,
    RetryDeployment retry,
    RollBack rollBack,
    DeadLetterDesk deadLetters,
    Projects projects,
    Variables variables,
    Settings settings,
    Configurations configurations,
    Webhooks webhooks,
    DeliveryLog deliveries,
    Sources sources,
    Deployments deployments,
    Releases releases,
    ServiceStatus status,
    Keys keys,
    Quotas quotas,
    GarbageCollector collector,
    UsageLedger usage,
    AuditLog audit,
    ServiceBackup backup) {}
