package dev.slipway.builder.process;

import java.time.Duration;

/// What one command may use.
///
/// @param time from its start to its end
/// @param outputBytes what it may print in all
/// @param memoryBytes what each of its processes may hold as data; what they hold together is not
///   limited, and only Linux counts (<https://man7.org/linux/man-pages/man2/getrlimit.2.html>,
///   `RLIMIT_DATA`)
public record CommandLimits(Duration time, long outputBytes, long memoryBytes) {
  public CommandLimits {
    if (time.isNegative() || time.isZero() || outputBytes <= 0 || memoryBytes <= 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
