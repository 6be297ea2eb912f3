package dev.slipway.azure.standin.web;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server on a free port of this machine, and what can be wrong with one.
public final class WebServer implements AutoCloseable {
  private static final TestKey KEY = TestKey.named("localhost");

  private final HttpServer server;
  private final String scheme;
  private final Function<WebRequest, WebResponse> answers;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<WebRequest> received = new ConcurrentLinkedDeque<>();
  private final Deque<WebResponse> faults = new ArrayDeque<>();
  private volatile Optional<WebResponse> refusal = Optional.empty();
  private volatile CountDownLatch silence = new CountDownLatch(0);

  private WebServer(HttpServer server, String scheme, Function<WebRequest, WebResponse> answers) {
    this.server = server;
    this.scheme = scheme;
    this.answers = answers;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// One that speaks HTTPS.
  public static WebServer start(Function<WebRequest, WebResponse> answers) {
    try {
      HttpsServer server = HttpsServer.create(address(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(KEY.tls()));
      return new WebServer(server, "https", answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One that speaks plain HTTP.
  public static WebServer startPlain(Function<WebRequest, WebResponse> answers) {
    try {
      return new WebServer(HttpServer.create(address(), 0), "http", answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /// A client that trusts these servers and nobody else.
  public static HttpClient client() {
    return new JdkHttpClientBuilder(
            java.net.http.HttpClient.newBuilder()
                .sslContext(KEY.tls())
                .connectTimeout(Duration.ofSeconds(5)))
        .responseTimeout(Duration.ofSeconds(10))
        .build();
  }

  public URI address(String path) {
    return URI.create("%s://localhost:%d%s".formatted(scheme, server.getAddress().getPort(), path));
  }

  /// What came in, oldest first.
  public List<WebRequest> received() {
    return List.copyOf(received);
  }

  /// Answers the next requests with these.
  public void answerNext(WebResponse... responses) {
    synchronized (faults) {
      faults.addAll(List.of(responses));
    }
  }

  /// Answers all requests with this.
  public void refuseAll(WebResponse response) {
    refusal = Optional.of(response);
  }

  /// Takes requests and never answers.
  public void fallSilent() {
    silence = new CountDownLatch(1);
  }

  /// Answers as at first. Whoever waits in vain sees the connection end.
  public void recover() {
    refusal = Optional.empty();
    silence.countDown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      WebRequest request = WebRequest.of(exchange);
      received.add(request);
      CountDownLatch silenced = silence;
      if (silenced.getCount() > 0) {
        silenced.await();
        return;
      }
      send(exchange, fault().orElseGet(() -> answers.apply(request)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<WebResponse> fault() {
    synchronized (faults) {
      return Optional.ofNullable(faults.poll()).or(() -> refusal);
    }
  }

  private static void send(HttpExchange exchange, WebResponse response) throws IOException {
    byte[] body = response.bytes();
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    silence.countDown();
    server.stop(0);
    threads.close();
  }
}
