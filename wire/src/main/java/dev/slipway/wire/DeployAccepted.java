package dev.slipway.wire;

/// A deployment was accepted; answers everything that starts one.
///
/// @param success always true, kept from V2
/// @param message for people
/// @param status the deployment's state, `queued`
public record DeployAccepted(
    boolean success, String deploymentId, String message, String status, DeploymentLinks links) {}
