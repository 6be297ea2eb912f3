package dev.slipway.azure.standin.servicebus;

import dev.slipway.azure.standin.servicebus.amqp.AmqpConnection;
import dev.slipway.azure.standin.servicebus.amqp.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The one thread in which the broker lives: it accepts connections, moves their bytes and lets
/// happen what it is time for.
final class BrokerLoop {
  private static final long MAX_NAP_MILLIS = 100;
  private static final long DELAYED_NAP_MILLIS = 5;

  private final Service service;
  private final Selector selector;
  private final ServerSocketChannel server;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<Socket> sockets = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean open = true;

  private record Socket(SocketChannel channel, SelectionKey key, AmqpConnection connection) {}

  /// @param port 0 for any that is free
  BrokerLoop(Service service, int port) {
    this.service = service;
    try {
      selector = Selector.open();
      server = ServerSocketChannel.open();
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      throw new UncheckedIOException("port %d cannot be listened at".formatted(port), e);
    }
    thread = Thread.ofPlatform().daemon().name("service bus stand-in").unstarted(this::live);
  }

  void start() {
    thread.start();
  }

  int port() {
    return server.socket().getLocalPort();
  }

  /// Has something done in the broker's thread.
  void run(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /// Drops all connections and listens no more; throws what the broker itself failed with before.
  void close() {
    open = false;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker was stopping", e);
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the stand-in failed", failures.peek());
    }
  }

  void dropConnections() {
    List.copyOf(sockets).forEach(this::drop);
  }

  void detachAll(String address, String condition) {
    sockets.forEach(socket -> socket.connection().detachAll(address, condition));
  }

  private void live() {
    try (selector;
        server) {
      while (open) {
        selector.select(this::ready, nap());
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        work();
      }
      dropConnections();
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's loop ended", e);
    }
  }

  private long nap() {
    if (!service.faults().delay().isZero()) {
      return DELAYED_NAP_MILLIS;
    }
    return service
        .namespace()
        .nextChange()
        .map(next -> Duration.between(service.clock().instant(), next).toMillis() + 1)
        .map(millis -> Math.clamp(millis, 1L, MAX_NAP_MILLIS))
        .orElse(MAX_NAP_MILLIS);
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else if (key.isReadable() && key.attachment() instanceof Socket socket) {
        read(socket);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a connection was not accepted", e);
    }
  }

  private void accept() throws IOException {
    SocketChannel channel = server.accept();
    if (channel != null) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      Socket socket = new Socket(channel, key, new AmqpConnection(service));
      key.attach(socket);
      sockets.add(socket);
    }
  }

  private void read(Socket socket) {
    try {
      buffer.clear();
      int count = socket.channel().read(buffer);
      while (count > 0) {
        socket.connection().arrived(buffer.flip());
        buffer.clear();
        count = socket.channel().read(buffer);
      }
      if (count < 0) {
        drop(socket);
      }
    } catch (IOException _) {
      drop(socket);
    }
  }

  /// What one connection brought may be for another, so all of them work until all have written.
  private void work() {
    service.namespace().lookAtClock();
    List<Socket> all = List.copyOf(sockets);
    all.forEach(this::work);
    all.forEach(this::work);
    all.forEach(this::write);
  }

  /// What one client brings about ends its own connection, never the broker.
  private void work(Socket socket) {
    try {
      socket.connection().work();
    } catch (RuntimeException e) {
      failures.add(e);
      drop(socket);
    }
  }

  private void write(Socket socket) {
    try {
      Optional<ByteBuffer> bytes = socket.connection().outgoing();
      while (bytes.isPresent() && bytes.get().hasRemaining()) {
        int count = socket.channel().write(bytes.get());
        socket.connection().written(count);
        if (count == 0) {
          socket.key().interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
          return;
        }
        bytes = socket.connection().outgoing();
      }
      if (bytes.isEmpty()) {
        drop(socket);
      } else {
        socket.key().interestOps(SelectionKey.OP_READ);
      }
    } catch (IOException _) {
      drop(socket);
    }
  }

  private void drop(Socket socket) {
    if (sockets.remove(socket)) {
      socket.connection().closed();
      socket.key().cancel();
      try {
        socket.channel().close();
      } catch (IOException e) {
        throw new UncheckedIOException("a socket was not closed", e);
      }
    }
  }
}
