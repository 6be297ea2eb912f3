package dev.slipway.http.health;

import java.time.Instant;

/// Which service this is.
///
/// @param version as the build names it: `0.1.0`
/// @param startedAt when it began to serve
public record Service(String version, Instant startedAt) {
  /// The name in every answer that says what answers.
  public static final String NAME = "slipway";
}
