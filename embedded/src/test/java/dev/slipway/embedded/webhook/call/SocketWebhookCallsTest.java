package dev.slipway.embedded.webhook.call;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.ports.webhook.WebhookCalls;
import dev.slipway.ports.webhook.WebhookCallsContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;

final class SocketWebhookCallsTest extends WebhookCallsContract {
  private final WebhookCalls calls =
      new SocketWebhookCalls(
          new SystemNames(Duration.ofSeconds(5)),
          CallLimits.USUAL,
          new SystemAlarms(),
          () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  SocketWebhookCallsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Override
  protected WebhookCalls calls() {
    return calls;
  }

  @Override
  protected WebhookUrl receiver(int status, Optional<String> retryAfter, String body) {
    server.createContext(
        "/hook",
        exchange -> {
          received.add(received(exchange));
          retryAfter.ifPresent(value -> exchange.getResponseHeaders().add("Retry-After", value));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return new WebhookUrl("http://localhost:%d/hook?a=b".formatted(server.getAddress().getPort()));
  }

  private static Received received(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    headers.keySet().removeIf(name -> !name.startsWith("webhook-"));
    return new Received(
        headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Override
  protected List<Received> received() {
    return received;
  }
}
