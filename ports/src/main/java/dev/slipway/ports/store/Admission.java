package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Deployment;
import java.util.Optional;

/// Whether a deployment was taken in.
public sealed interface Admission {
  /// It is saved, and it is the active one of its project and environment.
  record Admitted(Deployment deployment) implements Admission {}

  /// It is saved, and becomes the active one as soon as the one that is active now is final.
  ///
  /// @param displaced the one that waited before, which is cancelled now
  record Waiting(Deployment deployment, Deployment active, Optional<Deployment> displaced)
      implements Admission {}

  /// Another one is active there; nothing was saved.
  record Busy(Deployment active) implements Admission {}

  /// The same request came before under the same key; nothing was saved.
  ///
  /// @param deployment what it led to then, as it is now
  record Repeated(Deployment deployment) implements Admission {}

  /// Another request came before under the same key; nothing was saved.
  record KeyTaken() implements Admission {}
}
