package dev.slipway.embedded.webhook.call;

import java.time.Duration;

/// How long a receiver may take.
///
/// @param connect to accept a connection
/// @param silence between two bytes of its answer
/// @param total for everything
public record CallLimits(Duration connect, Duration silence, Duration total) {
  /// What ordinary receivers need, and more.
  public static final CallLimits USUAL =
      new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
}
