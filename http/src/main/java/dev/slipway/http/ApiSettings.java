package dev.slipway.http;

import dev.slipway.domain.project.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;

/// How the API is served.
///
/// @param address where it listens; port 0 for any free one
/// @param token what callers must present as `Authorization: Bearer`
/// @param version of the service, for people: `0.1.0`
/// @param heartbeat how long a stream of events is silent at most
public record ApiSettings(
    InetSocketAddress address, Secret token, String version, Duration heartbeat) {
  /// Settings with a heartbeat of 15 seconds.
  public ApiSettings(InetSocketAddress address, Secret token, String version) {
    this(address, token, version, Duration.ofSeconds(15));
  }
}
