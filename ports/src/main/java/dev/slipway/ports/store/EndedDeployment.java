package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Deployment;

/// A deployment that has ended.
///
/// @param newer how many newer ones its project and environment have, those included that have not
///   ended
/// @param remembered whether an idempotency key still leads to it
public record EndedDeployment(Deployment deployment, long newer, boolean remembered) {}
