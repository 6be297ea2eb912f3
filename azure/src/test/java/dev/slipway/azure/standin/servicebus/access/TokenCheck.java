package dev.slipway.azure.standin.servicebus.access;

import java.time.Instant;
import java.util.Optional;

/// Tells what a token allows.
@FunctionalInterface
public interface TokenCheck {
  /// Refuses every token.
  TokenCheck NONE = (_, _) -> Optional.empty();

  /// What it allows; empty when it is to be refused.
  ///
  /// @param token as it was presented
  Optional<Grant> check(String token, Instant now);
}
