package dev.slipway.ports.webhook;

import dev.slipway.domain.deployment.Deployment;

/// A deployment as it was when it came into a phase.
///
/// @param number counts on with each that is noted
public record NotedEvent(long number, Deployment deployment) {}
