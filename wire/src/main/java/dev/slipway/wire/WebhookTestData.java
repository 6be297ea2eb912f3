package dev.slipway.wire;

/// What a test of a webhook tells.
public record WebhookTestData(String webhookId, String projectId, String organizationId) {}
