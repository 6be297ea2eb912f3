package dev.slipway.builder.process;

import java.time.Duration;

/// What one command may use.
///
/// @param time from its start to its end
/// @param outputBytes what it may print in all
public record CommandLimits(Duration time, long outputBytes) {
  public CommandLimits {
    if (time.isNegative() || time.isZero() || outputBytes <= 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
