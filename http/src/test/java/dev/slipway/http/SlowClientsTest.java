package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.source.Digest;
import dev.slipway.http.connection.Patience;
import dev.slipway.ports.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients that take their time, on purpose or because their line broke; nobody else waits for
/// them.
@Timeout(60)
class SlowClientsTest {
  private static final int TICK_MILLIS = 10;
  private static final String DIGEST = Digest.of("hello").hex();

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    Patience little =
        new Patience(
            Duration.ofSeconds(3),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(1),
            1024,
            Duration.ofMillis(500));
    api = new ApiUnderTest(scratch, little);
  }

  @AfterEach
  void stopWhileStillServing() {
    assertThat(api.get("/health").statusCode()).isEqualTo(200);
    api.close();
  }

  @Test
  void aHeadThatTricklesInIsRefused() throws IOException {
    assertThat(trickled("GET /health HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n"))
        .startsWith("HTTP/1.1 408 ")
        .contains("application/problem+json", "\"retryable\":true");
  }

  @Test
  void aFirstLineThatTricklesInIsRefused() throws IOException {
    assertThat(trickled("GET /", "a")).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void aBodyThatTricklesInIsRefused() throws IOException {
    String head = head("PUT /blobs/" + DIGEST) + "Content-Length: 1000000\r\n\r\n";

    assertThat(trickled(head, "a"))
        .startsWith("HTTP/1.1 408 ")
        .contains("application/problem+json", "\"retryable\":true");
    assertThat(api.sources.missing(List.of(Digest.of("hello")))).isNotEmpty();
  }

  @Test
  void aChunkThatTricklesInIsRefused() throws IOException {
    String head = head("PUT /blobs/" + DIGEST) + "Transfer-Encoding: chunked\r\n\r\n";

    assertThat(trickled(head, "1\r\na\r\n")).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void aBodyThatStopsEndsTheConnection() throws IOException {
    try (Socket socket = connect()) {
      write(socket, head("PUT /blobs/" + DIGEST) + "Content-Length: 5\r\n\r\nhe");

      assertThat(text(socket)).isEmpty();
    }
    assertThat(api.sources.missing(List.of(Digest.of("hello")))).isNotEmpty();
  }

  @Test
  void aBodyThatEndsTooSoonIsRefused() throws IOException {
    try (Socket socket = connect()) {
      write(socket, head("PUT /blobs/" + DIGEST) + "Content-Length: 5\r\n\r\nhe");
      socket.shutdownOutput();

      assertThat(text(socket)).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }
    assertThat(api.sources.missing(List.of(Digest.of("hello")))).isNotEmpty();
  }

  @Test
  void aHeadThatStopsEndsTheConnection() throws IOException {
    try (Socket socket = connect()) {
      write(socket, "GET /health HTTP/1.1\r\nHost: loc");

      assertThat(text(socket)).isEmpty();
    }
  }

  @Test
  void aConnectionOnWhichNothingComesIsClosed() throws IOException {
    try (Socket socket = connect()) {
      assertThat(text(socket)).isEmpty();
    }
  }

  @Test
  void anIdleConnectionIsNoSlowOne() throws IOException {
    try (Socket socket = connect()) {
      String request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
      write(socket, request);
      assertThat(socket.getInputStream().readNBytes(12)).asString().endsWith(" 200");
      drain(socket, Duration.ofMillis(1_200));
      write(socket, request);

      assertThat(socket.getInputStream().readNBytes(12)).asString().endsWith(" 200");
    }
  }

  @Test
  void aSubscriberThatNeverReadsLosesItsConnection() throws IOException {
    Deployment deployment = api.deployed(api.projectWithSource("hello"));
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4 * 1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
      write(socket, head("GET /deploy/%s/events".formatted(deployment.id())) + "\r\n");
      assertThat(socket.getInputStream().readNBytes(12)).asString().endsWith(" 200");

      String line = "x".repeat(8_000);
      for (int i = 0; i < 10; i++) {
        api.logs.append(
            deployment.id(),
            1,
            Collections.nCopies(
                100, new LogLine(api.clock.instant(), Step.BUILD, LogStream.STDOUT, line)));
      }

      Eventually.until("the connection is reset", () -> isReset(socket));
    }
  }

  @Test
  void whoAsksAgainAndAgainAndNeverReadsLosesTheConnection() throws IOException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4 * 1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
      String requests = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(500);
      write(socket, requests);

      Eventually.until("the connection is reset", () -> isReset(socket));
    }
  }

  @Test
  void slowClientsKeepNobodyWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = connect();
        slow.add(socket);
        write(socket, head("PUT /blobs/" + DIGEST) + "Content-Length: 5\r\n\r\nh");
      }

      assertThat(api.get("/projects").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /// What is answered to somebody who sends a beginning and then a little again and again.
  private String trickled(String beginning, String more) throws IOException {
    try (Socket socket = connect()) {
      write(socket, beginning);
      socket.setSoTimeout(TICK_MILLIS);
      StringBuilder answer = new StringBuilder();
      while (true) {
        try {
          int next = socket.getInputStream().read();
          if (next < 0) {
            return answer.toString();
          }
          answer.append((char) next);
        } catch (SocketTimeoutException _) {
          write(socket, more);
        } catch (SocketException _) {
          return answer.toString();
        }
      }
    }
  }

  private static void drain(Socket socket, Duration quiet) throws IOException {
    socket.setSoTimeout((int) quiet.toMillis());
    try {
      while (socket.getInputStream().read() >= 0) {}
    } catch (SocketTimeoutException _) {
      socket.setSoTimeout(10_000);
    }
  }

  /// A write after a reset fails; bytes beyond a request are nothing to the server.
  private static boolean isReset(Socket socket) {
    try {
      write(socket, " ");
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException _) { // A reset is an end, too.
      return "";
    }
  }

  private static String head(String start) {
    return "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
        .formatted(start, ApiUnderTest.TOKEN);
  }
}
