package dev.slipway.azure.identity;

import dev.slipway.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// As whom the service asks Azure. It has no token in it.
///
/// @param granted empty while there has been no token
/// @param failure why the last attempt to get one failed, if it did
/// @param clockDifference how far Microsoft's clock is ahead of ours; negative when it is behind
public record IdentityReport(
    Optional<Granted> granted, Optional<Problem> failure, Duration clockDifference) {
  /// The last token that was given.
  ///
  /// @param until when it ends; a newer one is asked for before
  public record Granted(IdentityMethod method, TokenOwner owner, Instant until) {}
}
