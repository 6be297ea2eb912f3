package dev.slipway.embedded.runtime.process;

import java.time.Duration;

/// How long an app may take for what.
///
/// @param elsewhere how long it may listen only where it cannot be reached before that is final
/// @param silent how long it may listen nowhere after its start
/// @param unhealthy how long it may listen without answering well
/// @param drain how long the requests that it is answering may go on once it is to end
/// @param farewell how long it may take to end when asked
/// @param firstPause how long it stays down after its first crash; each further one doubles it
/// @param longestPause how long at most
/// @param steady how long it has to run for its crashes to be forgotten
public record AppLimits(
    Duration elsewhere,
    Duration silent,
    Duration unhealthy,
    Duration drain,
    Duration farewell,
    Duration firstPause,
    Duration longestPause,
    Duration steady) {
  public static final AppLimits USUAL =
      new AppLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));
}
