package dev.slipway.azure.standin.blob;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/// Stands between a client and Blob Storage and does to each request what the test says, counted
/// from 1.
public final class FaultyWay implements AutoCloseable {
  /// What the JDK's client sets by itself.
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final InetSocketAddress behind;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile BiFunction<Integer, String, Optional<Fault>> faults = (_, _) -> Optional.empty();

  private FaultyWay(HttpServer server, InetSocketAddress behind) {
    this.server = server;
    this.behind = behind;
  }

  /// A way to what listens there, without faults at first.
  public static FaultyWay to(InetSocketAddress behind) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FaultyWay way = new FaultyWay(server, behind);
      server.setExecutor(way.threads);
      server.createContext("/", way::pass);
      server.start();
      return way;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /// From now on, what is done to the request with a number and a method and path like `PUT
  /// /devstoreaccount1/…?comp=block`.
  public void failing(BiFunction<Integer, String, Optional<Fault>> which) {
    requests.set(0);
    faults = which;
  }

  /// The same fault at each so-manieth request.
  public void failingEvery(int count, Fault fault) {
    failing((number, _) -> number % count == 0 ? Optional.of(fault) : Optional.empty());
  }

  /// How many requests came since the faults were last chosen.
  public int requests() {
    return requests.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    Optional<Fault> fault = faults.apply(requests.incrementAndGet(), request);
    try {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (fault.isEmpty()) {
        answer(exchange, forward(exchange, body), false);
        return;
      }
      switch (fault.get()) {
        case Fault.NeverCame() -> reset(exchange);
        case Fault.AnswerLost() -> {
          forward(exchange, body);
          reset(exchange);
        }
        case Fault.Refused(int status, var retryAfter) -> {
          exchange.getResponseHeaders().set("Retry-After", Long.toString(retryAfter.toSeconds()));
          exchange.sendResponseHeaders(status, -1);
        }
        case Fault.Slow(var delay) -> {
          HttpResponse<byte[]> answer = forward(exchange, body);
          TimeUnit.NANOSECONDS.sleep(delay.toNanos());
          answer(exchange, answer, false);
        }
        case Fault.CutOff() -> answer(exchange, forward(exchange, body), true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      exchange.close();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    URI uri =
        URI.create(
            "http://%s:%d%s"
                .formatted(
                    behind.getAddress().getHostAddress(),
                    behind.getPort(),
                    exchange.getRequestURI().toString()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer, boolean cutOff)
      throws IOException {
    for (var header : answer.headers().map().entrySet()) {
      if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        exchange.getResponseHeaders().put(header.getKey(), List.copyOf(header.getValue()));
      }
    }
    byte[] body = answer.body();
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    if (isHead) {
      answer
          .headers()
          .firstValue("Content-Length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    exchange.sendResponseHeaders(
        answer.statusCode(), isHead || body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, cutOff ? body.length / 2 : body.length);
      out.flush();
    }
  }

  /// Closing an exchange without an answer closes its connection.
  private static void reset(HttpExchange exchange) {
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
