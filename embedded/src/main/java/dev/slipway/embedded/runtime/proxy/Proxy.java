package dev.slipway.embedded.runtime.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Listens on the one port that visitors know. Each connection has a virtual thread.
public final class Proxy implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final ServerSocketChannel listener;
  private final Directory directory;
  private final Answers answers;
  private final ProxyLimits limits;
  private final Semaphore room;
  private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Proxy(
      ServerSocketChannel listener, Directory directory, Answers answers, ProxyLimits limits) {
    this.listener = listener;
    this.directory = directory;
    this.answers = answers;
    this.limits = limits;
    this.room = new Semaphore(limits.connections());
  }

  /// Listens from now on.
  ///
  /// @param address port 0 for any free one
  public static Proxy open(
      InetSocketAddress address,
      HostNames names,
      Routes routes,
      ProxyLimits limits,
      InstantSource clock)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.bind(address, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    Proxy proxy = new Proxy(listener, new Directory(names, routes), new Answers(clock), limits);
    Thread.ofVirtual().name("proxy-accept").start(proxy::acceptAll);
    Thread.ofVirtual().name("proxy-glance").start(proxy::lookAtAll);
    return proxy;
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return new InetSocketAddress(
        listener.socket().getInetAddress(), listener.socket().getLocalPort());
  }

  /// Takes no more requests; those that are being answered have a few seconds.
  @Override
  public void close() {
    closed = true;
    Closing.quietly(listener);
    visits.forEach(Visit::leave);
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    while (!visits.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    visits.forEach(Visit::breakOff);
  }

  private void acceptAll() {
    while (!closed) {
      room.acquireUninterruptibly();
      if (!acceptOne()) {
        room.release();
        // Too many open files, most likely: those that are open will end.
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private boolean acceptOne() {
    try {
      SocketChannel channel = listener.accept();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      welcome(new Visit(new Client(channel, limits.stall()), directory, answers, limits));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void welcome(Visit visit) {
    visits.add(visit);
    Thread.ofVirtual()
        .name("proxy-visit")
        .start(() -> {
          try {
            visit.run();
          } finally {
            visits.remove(visit);
            room.release();
          }
        });
  }

  private void lookAtAll() {
    while (!closed) {
      visits.forEach(Visit::look);
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }
}
