package dev.slipway.http.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Which service this is, as every answer says that tells about the service.
public final class Service {
  private final String version;
  private final InstantSource clock;
  private final Instant startedAt;

  /// A service that begins to serve now.
  ///
  /// @param version as the build names it: `0.1.0`
  public Service(String version, InstantSource clock) {
    this.version = version;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /// What holds at one moment.
  ///
  /// @param uptime how long it has served
  public record Facts(String name, String version, Instant at, Duration uptime) {}

  /// What holds now.
  public Facts facts() {
    Instant now = clock.instant();
    return new Facts("slipway", version, now, Duration.between(startedAt, now));
  }
}
