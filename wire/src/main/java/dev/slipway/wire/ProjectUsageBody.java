package dev.slipway.wire;

/// What the deployments of a project used.
public record ProjectUsageBody(String projectId, UsageSum used) {}
