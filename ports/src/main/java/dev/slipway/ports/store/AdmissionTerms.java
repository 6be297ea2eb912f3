package dev.slipway.ports.store;

import dev.slipway.domain.deployment.IdempotencyKey;
import java.time.Duration;
import java.util.Optional;

/// On what terms a deployment asks to be let in.
///
/// @param mayWait whether it waits while another one is active in its project and environment
/// @param key by which a repeated request of its organization is known
public record AdmissionTerms(boolean mayWait, Optional<IdempotencyKey> key) {
  /// How long a key is remembered at least.
  public static final Duration KEY_LIFE = Duration.ofHours(24);

  /// At once or not at all.
  public static final AdmissionTerms NOW_OR_NEVER = new AdmissionTerms(false, Optional.empty());
}
