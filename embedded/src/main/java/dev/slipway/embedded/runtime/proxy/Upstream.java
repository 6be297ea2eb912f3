package dev.slipway.embedded.runtime.proxy;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the process of a release listens, as long as it does.
public final class Upstream {
  private volatile @Nullable ConnectionPool connections;

  /// The process listens there from now on.
  public synchronized void up(InetSocketAddress address) {
    down();
    connections = new ConnectionPool(address);
  }

  /// Nothing listens any more.
  public synchronized void down() {
    ConnectionPool last = connections;
    connections = null;
    if (last != null) {
      last.close();
    }
  }

  Optional<ConnectionPool> connections() {
    return Optional.ofNullable(connections);
  }
}
