package dev.slipway.domain.usage;

import java.time.Duration;

/// What some deployments used together, and the releases that they left running.
///
/// @param deployments how many they are
/// @param buildTime how long their builds ran, all attempts together
/// @param cpuTime the processor time of their builds, as far as it is known
/// @param bytesStored how large the artifacts are that they added to what is kept
/// @param running how long environments had a current release, summed up
public record Usage(
    long deployments, Duration buildTime, Duration cpuTime, long bytesStored, Duration running) {
  /// That of no deployment.
  public static final Usage NONE = new Usage(0, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

  public Usage {
    if (deployments < 0
        || buildTime.isNegative()
        || cpuTime.isNegative()
        || bytesStored < 0
        || running.isNegative()) {
      throw new IllegalArgumentException("nothing uses less than nothing");
    }
  }

  /// That of releases which ran so long.
  public static Usage ofRunning(Duration running) {
    return new Usage(0, Duration.ZERO, Duration.ZERO, 0, running);
  }

  /// What both used.
  public Usage plus(Usage other) {
    return new Usage(
        deployments + other.deployments,
        buildTime.plus(other.buildTime),
        cpuTime.plus(other.cpuTime),
        bytesStored + other.bytesStored,
        running.plus(other.running));
  }
}
