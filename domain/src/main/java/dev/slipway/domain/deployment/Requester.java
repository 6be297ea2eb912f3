package dev.slipway.domain.deployment;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.project.UserId;
import java.util.Optional;

/// Who asks for a deployment.
///
/// @param user for whom, as the calling system names them
/// @param caller who proved to be allowed to ask
public record Requester(UserId user, Optional<CallerId> caller) {
  /// Somebody whose permission nobody looks at again.
  public static Requester of(UserId user) {
    return new Requester(user, Optional.empty());
  }
}
