package dev.slipway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that answers what a test tells it to, and notes what it was asked.
final class StandInServer implements AutoCloseable {
  /// What was asked.
  record Asked(String request, String body, String token, String lastEvent) {}

  private record Answer(int status, String type, String body) {}

  private static final String BROKEN_OFF = "application/gzip; broken";
  private static final String OPEN_EVENTS = "text/event-stream; open";

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  StandInServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(executor);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Answers such a request, `GET /projects/shop`, with JSON. Told again, it answers so the next
  /// time; the last answer stays.
  StandInServer json(String request, int status, String body) {
    return answer(request, new Answer(status, "application/json", body));
  }

  StandInServer events(String request, String body) {
    return answer(request, new Answer(200, "text/event-stream", body));
  }

  /// Events after which the stream stays open until the server is closed.
  StandInServer openEvents(String request, String body) {
    return answer(request, new Answer(200, OPEN_EVENTS, body));
  }

  StandInServer file(String request, String body) {
    return answer(request, new Answer(200, "application/gzip", body));
  }

  /// A file of which the last byte never comes.
  StandInServer fileThatBreaksOff(String request, String body) {
    return answer(request, new Answer(200, BROKEN_OFF, body));
  }

  List<Asked> asked() {
    return asked;
  }

  List<String> requests() {
    return asked.stream().map(Asked::request).toList();
  }

  private StandInServer answer(String request, Answer answer) {
    answers.computeIfAbsent(request, _ -> new CopyOnWriteArrayList<>()).add(answer);
    return this;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(
        new Asked(
            request,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            header(exchange, "Authorization"),
            header(exchange, "Last-Event-ID")));
    List<Answer> told = answers.getOrDefault(request, List.of());
    Answer answer =
        switch (told.size()) {
          case 0 -> new Answer(404, "application/json", Wire.problem("NOT_FOUND", "USER"));
          case 1 -> told.getFirst();
          default -> told.removeFirst();
        };
    if (answer.type().equals(OPEN_EVENTS)) {
      serveOpen(exchange, answer.body());
      return;
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.type());
    boolean empty = answer.status() == 204;
    int missing = answer.type().equals(BROKEN_OFF) ? 1 : 0;
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length + missing);
    if (!empty) {
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  private void serveOpen(HttpExchange exchange, String events) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(events.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.close();
  }
}
