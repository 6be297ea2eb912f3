package dev.slipway.domain.problem;

/// Whose matter a problem is; decides the exit code of the command line and who is told.
public enum ProblemKind {
  /// Something in the project or the request: the user mends it.
  USER,
  /// A quota or a limit of the machine or the subscription.
  RESOURCES,
  /// Something outside Slipway failed: a registry, a network, a cloud.
  EXTERNAL,
  /// Our fault.
  INTERNAL
}
