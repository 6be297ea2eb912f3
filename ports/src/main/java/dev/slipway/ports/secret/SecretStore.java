package dev.slipway.ports.secret;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps secret values, encrypted at rest. A version never changes, so a release of yesterday has
/// yesterday's value.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface SecretStore {
  /// Keeps a value as the next version of that name. The value that is the latest already makes no
  /// new version; it has been put again then.
  SecretReference put(ProjectId project, VariableName name, Secret value);

  Optional<Secret> find(SecretReference reference);

  /// Every value of a project in every version, for redaction.
  List<Secret> all(ProjectId project);

  /// Every version there is.
  List<KeptSecret> list();

  /// Forgets versions and answers which. One that was put since then stays. A version that is
  /// forgotten is never given again while its project has a later one of the same name. Repeating
  /// it is harmless.
  Set<SecretReference> forget(Collection<SecretReference> references, Instant notPutSince);

  /// Forgets every version of one secret. Repeating it is harmless.
  void forget(ProjectId project, VariableName name);

  /// Forgets all secrets of a project. Repeating it is harmless.
  void forget(ProjectId project);
}
