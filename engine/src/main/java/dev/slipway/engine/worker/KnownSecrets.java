package dev.slipway.engine.worker;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.execution.Redactor;
import dev.slipway.ports.secret.SecretStore;
import java.util.List;
import java.util.Optional;

/// What the log of a deployment must not show. Where it could not be read, nothing may be done that
/// could show it.
///
/// @param failure why it could not be read
record KnownSecrets(Redactor redactor, Optional<RuntimeException> failure) {

  /// For a deployment that is only brought to its end.
  static KnownSecrets unneeded() {
    return new KnownSecrets(new Redactor(List.of()), Optional.empty());
  }

  static KnownSecrets of(ProjectId project, SecretStore secrets) {
    try {
      return new KnownSecrets(new Redactor(secrets.all(project)), Optional.empty());
    } catch (RuntimeException e) {
      return new KnownSecrets(new Redactor(List.of()), Optional.of(e));
    }
  }
}
