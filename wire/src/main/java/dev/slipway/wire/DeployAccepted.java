package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// A deployment was accepted; answers everything that starts one.
///
/// @param success always true, kept from V2
/// @param message for people
/// @param status the deployment's state, `queued`
/// @param waitsFor the deployment whose end it waits for, if it waits
/// @param returnsTo the release that a rollback makes live again
public record DeployAccepted(
    boolean success,
    String deploymentId,
    String message,
    String status,
    @Nullable String waitsFor,
    @Nullable ReleaseBody returnsTo,
    DeploymentLinks links) {}
