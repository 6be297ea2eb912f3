package dev.slipway.azure.standin.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the way does to requests and answers.
@Tag("stand-in")
final class FaultyWayTest {
  private final AtomicInteger arrived = new AtomicInteger();
  private final HttpServer server;
  private final FaultyWay way;
  private final HttpClient client = HttpClient.newHttpClient();

  FaultyWayTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          arrived.incrementAndGet();
          byte[] answer = "an answer of some length".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("x-ms-version", "1");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    way = FaultyWay.to(server.getAddress());
  }

  @AfterEach
  void close() {
    client.close();
    way.close();
    server.stop(0);
  }

  @Test
  void withoutAFaultEverythingPasses() throws Exception {
    HttpResponse<String> answer = ask();

    assertThat(answer.body()).isEqualTo("an answer of some length");
    assertThat(answer.headers().firstValue("x-ms-version")).contains("1");
    assertThat(way.requests()).isEqualTo(1);
  }

  @Test
  void aRefusalSaysWhenToComeAgainAndDoesNotArrive() throws Exception {
    way.failingEvery(2, new Fault.Refused(503, Duration.ofSeconds(3)));

    assertThat(ask().statusCode()).isEqualTo(200);
    HttpResponse<String> refused = ask();

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("3");
    assertThat(arrived).hasValue(1);
  }

  @Test
  void whatNeverCameDoesNotArrive() {
    way.failing((_, _) -> Optional.of(new Fault.NeverCame()));

    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    assertThat(arrived).hasValue(0);
  }

  @Test
  void whoseAnswerIsLostArrives() {
    way.failing((_, _) -> Optional.of(new Fault.AnswerLost()));

    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    assertThat(arrived).hasPositiveValue();
  }

  @Test
  void anAnswerIsCutOffInItsMiddle() {
    way.failing((_, _) -> Optional.of(new Fault.CutOff()));

    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
  }

  @Test
  void aSlowAnswerComesWhole() throws Exception {
    way.failing((_, _) -> Optional.of(new Fault.Slow(Duration.ofMillis(50))));

    assertThat(ask().body()).isEqualTo("an answer of some length");
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    URI uri =
        URI.create(
            "http://%s:%d/some?comp=block"
                .formatted(way.address().getAddress().getHostAddress(), way.address().getPort()));
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
