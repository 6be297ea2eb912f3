package dev.slipway.wire;

import java.time.Instant;

/// What a receiver is told.
///
/// @param type `deployment.succeeded`
/// @param timestamp when it happened
/// @param <D> what it happened to
public record WebhookMessage<D>(String type, Instant timestamp, D data) {}
