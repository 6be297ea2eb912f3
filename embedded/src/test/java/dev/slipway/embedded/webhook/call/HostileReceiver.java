package dev.slipway.embedded.webhook.call;

import dev.slipway.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A receiver that does with a connection what a test says.
final class HostileReceiver implements AutoCloseable {
  private final ServerSocket listener;
  private final AtomicInteger connections = new AtomicInteger();

  /// What it does, with a connection that has been accepted.
  @FunctionalInterface
  interface Deed {
    void with(Socket socket) throws IOException;
  }

  HostileReceiver(Deed deed) {
    this(plain(), deed);
  }

  HostileReceiver(ServerSocket listener, Deed deed) {
    this.listener = listener;
    Thread.ofVirtual().start(() -> accept(deed));
  }

  private static ServerSocket plain() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(Deed deed) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        connections.incrementAndGet();
        deed.with(socket);
      } catch (IOException _) {
        // The caller went away, or the test is over.
      }
    }
  }

  WebhookUrl url(String scheme) {
    return new WebhookUrl("%s://localhost:%d/hook".formatted(scheme, listener.getLocalPort()));
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
