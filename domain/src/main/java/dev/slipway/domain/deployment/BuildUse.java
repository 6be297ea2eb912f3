package dev.slipway.domain.deployment;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What the builds of a deployment used, over all its attempts.
///
/// @param time how long they ran
/// @param cpu the processor time of their commands; empty where it is of none known
public record BuildUse(Duration time, Optional<Duration> cpu) {
  public BuildUse {
    if (time.isNegative() || cpu.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("nothing uses less than nothing");
    }
  }

  /// What both used.
  public BuildUse plus(BuildUse other) {
    return new BuildUse(
        time.plus(other.time),
        Stream.concat(cpu.stream(), other.cpu.stream()).reduce(Duration::plus));
  }
}
