package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Archives over HTTP that are none, or only the beginning of one: nothing of them is kept, and
/// nothing is left where they were unpacked.
@Timeout(60)
class HostileUploadsTest {
  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    api.json("PUT", "/projects/hello", "{\"orgId\":\"acme\"}");
  }

  @AfterEach
  void nothingIsKept() {
    Eventually.until("an empty scratch folder", () -> isEmpty(scratch));
    assertThat(api.sources.latest(new ProjectId("hello"))).isEmpty();
    assertThat(api.sources.missing(List.of(Digest.of("<h1>Hello</h1>")))).hasSize(1);
    assertThat(api.get("/health").statusCode()).isEqualTo(200);
    api.close();
  }

  @Test
  void halfAnArchiveIsRefused() throws IOException {
    byte[] zip = zip();

    assertProblem(post("application/zip", Arrays.copyOf(zip, zip.length / 2)), 422);
    assertProblem(post("application/gzip", Arrays.copyOf(gzip(), 15)), 422);
  }

  @Test
  void whatIsNoArchiveIsUnsupported() {
    for (String body : List.of("", "{}", "P", "\u001f", "<html>")) {
      assertProblem(post("application/zip", body.getBytes(StandardCharsets.UTF_8)), 415);
    }
  }

  @Test
  void packedNothingIsNoTar() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("not a tar".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }

    assertProblem(post("application/gzip", packed.toByteArray()), 422);
  }

  @Test
  void anArchiveWhoseConnectionIsResetLeavesNothing() throws IOException {
    byte[] zip = zip();
    for (int sent : List.of(0, 1, 10, zip.length - 1)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
        socket.setSoLinger(true, 0);
        socket
            .getOutputStream()
            .write(
                "POST /projects/hello/sources HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/zip\r\nContent-Length: %d\r\n\r\n"
                    .formatted(ApiUnderTest.TOKEN, zip.length)
                    .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(zip, 0, sent);
      }
    }
  }

  private HttpResponse<String> post(String type, byte[] body) {
    return api.send(
        api.request("/projects/hello/sources")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception");
  }

  private static boolean isEmpty(Path folder) {
    String[] names = folder.toFile().list();
    return names != null && names.length == 0;
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.html"));
      zip.write("<h1>Hello</h1>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[2_048]);
    }
    return bytes.toByteArray();
  }
}
