package dev.slipway.embedded.runtime;

import dev.slipway.embedded.runtime.process.AppLimits;
import dev.slipway.embedded.runtime.proxy.ProxyLimits;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// Where and how releases run.
///
/// @param home a folder for runs and logs that no other service uses
/// @param address where visitors are served; port 0 for any free one
/// @param baseDomain what the host names of projects end with
public record RuntimeSettings(
    Path home,
    InetSocketAddress address,
    String baseDomain,
    ProxyLimits proxyLimits,
    AppLimits appLimits) {
  /// The usual limits, and host names such as `shop.localhost`.
  public static RuntimeSettings of(Path home, InetSocketAddress address) {
    return new RuntimeSettings(home, address, "localhost", ProxyLimits.USUAL, AppLimits.USUAL);
  }
}
