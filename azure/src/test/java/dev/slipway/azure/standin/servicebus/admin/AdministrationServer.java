package dev.slipway.azure.standin.servicebus.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.azure.standin.servicebus.access.Grant;
import dev.slipway.azure.standin.servicebus.access.Right;
import dev.slipway.azure.standin.servicebus.amqp.Service;
import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Answers the requests that the administration client sends: get, make and delete a queue.
public final class AdministrationServer implements AutoCloseable {
  private static final Duration SHORTEST_LOCK = Duration.ofSeconds(5);
  private static final Duration LONGEST_LOCK = Duration.ofMinutes(5);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Service service;
  private final Broker broker;

  /// Has something done in the broker's thread.
  @FunctionalInterface
  public interface Broker {
    <T> T call(Supplier<T> action);
  }

  private record Answer(int status, String body) {}

  private AdministrationServer(HttpServer server, Service service, Broker broker) {
    this.server = server;
    this.service = service;
    this.broker = broker;
  }

  /// One that answers from now on.
  ///
  /// @param port 0 for any that is free
  public static AdministrationServer start(int port, Service service, Broker broker) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      AdministrationServer server = new AdministrationServer(http, service, broker);
      http.setExecutor(server.threads);
      http.createContext("/", server::handle);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("the administration interface cannot listen", e);
    }
  }

  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer = answer(exchange, body);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/atom+xml;charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange, String body) {
    Optional<Grant> grant =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
            .flatMap(token -> service.tokens().check(token, service.clock().instant()));
    if (grant.isEmpty()) {
      return error(401, "InvalidSignature: the token has an invalid signature");
    }
    String name = Objects.toString(exchange.getRequestURI().getPath(), "").replaceFirst("^/", "");
    if (!grant.get().allows(Right.MANAGE, name.toLowerCase(Locale.ROOT), service.clock().instant())
        || !grant.get().rights().contains(Right.MANAGE)) {
      return error(401, "Manage is required on '%s'".formatted(name));
    }
    return broker.call(() ->
        switch (exchange.getRequestMethod()) {
          case "GET" -> get(name);
          case "PUT" -> put(name, body);
          case "DELETE" -> delete(name);
          default -> error(405, "No such method here");
        });
  }

  private Answer get(String name) {
    return service
        .namespace()
        .find(name)
        .map(queue -> new Answer(200, QueueEntry.write(queue)))
        .orElseGet(() -> new Answer(200, QueueEntry.emptyFeed()));
  }

  private Answer put(String name, String body) {
    QueueSettings settings = QueueEntry.read(name, body);
    if (settings.lock().compareTo(SHORTEST_LOCK) < 0
        || settings.lock().compareTo(LONGEST_LOCK) > 0) {
      return error(400, "LockDuration must be between 5 seconds and 5 minutes");
    }
    if (!service.namespace().create(settings)) {
      return error(409, "SubCode=40900. Conflict: there is an entity of that name");
    }
    MessageQueue queue = service.namespace().find(name).orElseThrow();
    return new Answer(201, QueueEntry.write(queue));
  }

  private Answer delete(String name) {
    return service.namespace().delete(name)
        ? new Answer(200, "")
        : error(404, "SubCode=40400. Not Found");
  }

  private static Answer error(int status, String detail) {
    return new Answer(
        status, "<Error><Code>%d</Code><Detail>%s</Detail></Error>".formatted(status, detail));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
