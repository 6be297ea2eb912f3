package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import java.util.Optional;

/// Knows whom some tokens belong to.
@FunctionalInterface
interface Authenticator {
  /// Whose token it is; empty when it is none of those that are known here.
  ///
  /// Throws a `SlipwayException` with `UNAUTHORIZED` when there is more to say about a token that
  /// is not taken, `FORBIDDEN` when its owner is known but has no role, and a retryable
  /// `SERVICE_UNAVAILABLE` or `STORAGE_READ_FAILED` when it cannot be told now.
  Optional<Caller> caller(String token);
}
