package dev.slipway.domain.usage;

import java.time.Duration;

/// What some deployments used together.
///
/// @param deployments how many they are
/// @param buildTime how long their builds ran
/// @param bytesStored how large the artifacts are that they added to what is kept
public record Usage(long deployments, Duration buildTime, long bytesStored) {
  /// That of no deployment.
  public static final Usage NONE = new Usage(0, Duration.ZERO, 0);

  public Usage {
    if (deployments < 0 || buildTime.isNegative() || bytesStored < 0) {
      throw new IllegalArgumentException("nothing uses less than nothing");
    }
  }

  /// What both used.
  public Usage plus(Usage other) {
    return new Usage(
        deployments + other.deployments,
        buildTime.plus(other.buildTime),
        bytesStored + other.bytesStored);
  }
}
