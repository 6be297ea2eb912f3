package dev.slipway.embedded.webhook.call;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/// Finds the addresses of hosts.
@FunctionalInterface
public interface Names {
  /// At least one address; an [IOException] when there is none, or none in time.
  ///
  /// @param host a name or an address
  List<InetAddress> addresses(String host) throws IOException;
}
