package dev.slipway.stories.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Holds builds and apps at a point of their work until a story lets them go: they ask for a page
/// and wait for the answer.
public final class Gate implements AutoCloseable {
  private final HttpServer server;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  public Gate() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::hold);
    server.start();
  }

  /// JavaScript that waits here under this name. A connection that breaks ends the program.
  public String waitingAs(String name) {
    return "await fetch('http://127.0.0.1:%d/%s');\n"
        .formatted(server.getAddress().getPort(), name);
  }

  /// Returns when somebody waits under this name.
  public void awaitArrivalOf(String name) {
    Waiting.until(
        name + " waits at the gate", Duration.ofSeconds(90), () -> waiting.contains("/" + name));
  }

  /// Lets all go, now and from now on.
  public void open() {
    opened.countDown();
  }

  @Override
  public void close() {
    open();
    server.stop(0);
  }

  private void hold(HttpExchange exchange) throws IOException {
    waiting.add(exchange.getRequestURI().getPath());
    try (exchange) {
      opened.await();
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
