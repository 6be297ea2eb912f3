package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Deployment;

/// Whether a deployment was taken in.
public sealed interface Admission {
  /// It is saved, and it is the active one of its project and environment.
  record Admitted(Deployment deployment) implements Admission {}

  /// Another one is active there; nothing was saved.
  record Busy(Deployment active) implements Admission {}
}
