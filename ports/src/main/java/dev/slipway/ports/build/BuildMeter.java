package dev.slipway.ports.build;

import java.time.Duration;

/// Where a build environment says what its commands used.
@FunctionalInterface
public interface BuildMeter {
  /// A command has ended, and had used that much processor time together with all that it had
  /// started. Not called where that is not known, as for a command that was ended by force.
  void cpuUsed(Duration time);
}
