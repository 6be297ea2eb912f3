package dev.slipway.http;

import dev.slipway.http.access.AccessSettings;
import dev.slipway.http.connection.Patience;
import java.net.InetSocketAddress;
import java.time.Duration;

/// How the API is served.
///
/// @param address where it listens; port 0 for any free one
/// @param access who is let in
/// @param version of the service, for people: `0.1.0`
/// @param heartbeat how long a stream of events is silent at most
/// @param patience how long its clients are waited for
public record ApiSettings(
    InetSocketAddress address,
    AccessSettings access,
    String version,
    Duration heartbeat,
    Patience patience) {
  /// Settings with a heartbeat of 15 seconds and the standard patience.
  public ApiSettings(InetSocketAddress address, AccessSettings access, String version) {
    this(address, access, version, Duration.ofSeconds(15), Patience.standard());
  }
}
