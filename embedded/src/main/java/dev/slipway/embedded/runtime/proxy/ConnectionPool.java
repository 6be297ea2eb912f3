package dev.slipway.embedded.runtime.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The connections to one process that wait for their next request.
///
/// A connection is used again only while it is so young that no common server has begun to close it
/// (Node.js keeps idle ones for 5 seconds).
final class ConnectionPool implements AutoCloseable {
  private static final long OLDEST_IDLE = Duration.ofMillis(2_500).toNanos();
  private static final int MOST_IDLE = 128;

  private final InetSocketAddress address;
  private final Deque<UpstreamConnection> idle = new ArrayDeque<>();
  private boolean closed;

  ConnectionPool(InetSocketAddress address) {
    this.address = address;
  }

  /// The connection that was used last, if it may still be used.
  Optional<UpstreamConnection> reuse() {
    UpstreamConnection last;
    synchronized (this) {
      last = idle.pollFirst();
    }
    if (last == null) {
      return Optional.empty();
    }
    if (last.idleNanos() < OLDEST_IDLE) {
      return Optional.of(last);
    }
    last.close();
    closeIdle();
    return Optional.empty();
  }

  UpstreamConnection connect() throws IOException {
    return UpstreamConnection.to(address);
  }

  /// Keeps a connection for the next request.
  void keep(UpstreamConnection connection) {
    connection.idleFromNow();
    synchronized (this) {
      if (!closed && idle.size() < MOST_IDLE) {
        idle.addFirst(connection);
        return;
      }
    }
    connection.close();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    closeIdle();
  }

  private void closeIdle() {
    synchronized (this) {
      idle.forEach(UpstreamConnection::close);
      idle.clear();
    }
  }
}
