package dev.slipway.domain.deployment;

/// The right to work on a deployment, for a while. Only the store knows when it ends.
///
/// @param holder the worker, by a name of its process
/// @param epoch counts how often the deployment was leased; an older epoch cannot write any more
public record Lease(DeploymentId deployment, String holder, long epoch) {}
