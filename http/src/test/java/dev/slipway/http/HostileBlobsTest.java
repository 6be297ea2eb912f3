package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.AtOnce;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Content that breaks off, comes twice or is another one than was said.
@Timeout(60)
class HostileBlobsTest {
  private static final String CONTENT = "x".repeat(200_000);
  private static final Digest DIGEST = Digest.of(CONTENT);

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
  }

  @AfterEach
  void stop() {
    assertThat(api.get("/health").statusCode()).isEqualTo(200);
    api.close();
  }

  @Test
  void contentWhoseConnectionIsResetIsNotKeptAndMayComeAgain() throws IOException {
    for (int sent : List.of(0, 1, 100_000, 199_999)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(bytes(head(CONTENT.length()) + CONTENT.substring(0, sent)));
      }
    }
    assertThat(api.sources.missing(List.of(DIGEST))).containsExactly(DIGEST);

    assertThat(put(DIGEST, CONTENT).statusCode()).isEqualTo(204);
    assertKept();
  }

  @Test
  void theSameContentFromManyAtOnceIsKeptOnce() throws IOException {
    List<Integer> statuses = AtOnce.race(50, _ -> put(DIGEST, CONTENT).statusCode());

    assertThat(statuses).hasSize(50).containsOnly(204);
    assertKept();
  }

  @Test
  void otherContentIsRefusedAlsoWhileTheRightOneComes() throws IOException {
    List<Integer> statuses =
        AtOnce.race(
            20, number -> put(DIGEST, number % 2 == 0 ? CONTENT : CONTENT + "!").statusCode());

    assertThat(statuses).containsOnly(204, 422);
    assertKept();
    assertThat(api.sources.missing(List.of(Digest.of(CONTENT + "!")))).hasSize(1);
  }

  @Test
  void contentLargerThanItSaidIsCutOffThere() throws IOException {
    HttpResponse<String> answer =
        RawRequest.send(api.port(), head(CONTENT.length()) + CONTENT + "and more\r\n\r\n");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertKept();
  }

  @Test
  void contentSmallerThanItSaidIsAnotherOne() {
    HttpResponse<String> answer = RawRequest.send(api.port(), head(CONTENT.length() - 1) + CONTENT);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"error\":\"BLOB_DIGEST_MISMATCH\"");
    assertThat(api.sources.missing(List.of(DIGEST))).containsExactly(DIGEST);
  }

  @Test
  void contentThatWaitsToBeAskedForIsAskedFor() throws IOException {
    HttpResponse<String> answer =
        api.send(
            api.request("/blobs/" + DIGEST.hex())
                .expectContinue(true)
                .PUT(BodyPublishers.ofString(CONTENT))
                .build());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertKept();
  }

  private HttpResponse<String> put(Digest digest, String content) {
    return api.send(
        api.request("/blobs/" + digest.hex())
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofString(content))
            .build());
  }

  private void assertKept() throws IOException {
    try (InputStream kept = api.sources.open(DIGEST)) {
      assertThat(new String(kept.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CONTENT);
    }
  }

  private static String head(int length) {
    return "PUT /blobs/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(DIGEST.hex(), ApiUnderTest.TOKEN, length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
