package dev.slipway.stories.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A program of somebody else's that is told what happens, and believes only what is signed.
public final class WebhookReceiver implements AutoCloseable {
  private final int port = freePort();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String secret = "";
  private volatile String silentAbout = "";
  private final HttpServer server;

  public WebhookReceiver() {
    try {
      server = HttpServer.create();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
  }

  /// Something that came.
  ///
  /// @param id by which it is known when it comes again
  /// @param body the JSON
  public record Told(String id, JsonNode body) {
    public String type() {
      return body.path("type").asText();
    }
  }

  /// Where it will be, once it is up.
  public String url() {
    return "http://127.0.0.1:%d/hook".formatted(port);
  }

  public void knows(String signingSecret) {
    secret = signingSecret;
  }

  /// Listens from now on.
  public void up() {
    try {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.start();
  }

  /// Takes events of this type without a word, until told to answer again.
  public void staySilentAbout(String type) {
    silentAbout = type;
  }

  public void answerAgain() {
    silentAbout = "";
  }

  /// What came and was genuine, in order, silent or not.
  public List<Told> told() {
    return told;
  }

  /// Returns when so many events of that type have come.
  public void await(String type, int times) {
    Waiting.until(
        "%s has come %d times; what has come is %s".formatted(type, times, told),
        Duration.ofSeconds(60),
        () -> told.stream().filter(one -> one.type().equals(type)).count() >= times);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
      String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
      if (!Arrays.asList(signatures.split(" ", -1)).contains(signature(id, timestamp, body))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      Told one = new Told(id, new ObjectMapper().readTree(body));
      told.add(one);
      if (one.type().equals(silentAbout)) {
        closed.await();
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String signature(String id, String timestamp, String body) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
