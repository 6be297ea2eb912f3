package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// The answer to one entry of a batch.
///
/// @param status what `POST /deploy` would have answered: 202 or that of the problem
/// @param accepted there when it was accepted
/// @param problem there when it was not
public record BatchAnswer(
    int status, @Nullable DeployAccepted accepted, @Nullable ProblemReport problem) {}
