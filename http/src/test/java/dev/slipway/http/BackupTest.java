package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  private static final byte[] MUCH = new byte[3_000_000];

  private final ApiUnderTest api;
  private final HttpClient client = HttpClient.newHttpClient();

  BackupTest(@TempDir Path scratch) {
    api = new ApiUnderTest(scratch);
    new Random(1).nextBytes(MUCH);
  }

  @AfterEach
  void close() {
    client.close();
    api.close();
  }

  @Test
  void itIsAnsweredAsAStreamAndNotedInTheAuditLog() throws Exception {
    api.backup = out -> out.write(MUCH);

    HttpResponse<byte[]> answer = client.send(request(), BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/gzip");
    assertThat(answer.body()).isEqualTo(MUCH);
    assertThat(api.get("/audit").body()).contains("\"service.backup\"", "\"done\"");
  }

  @Test
  void oneThatFailsBeforeItsFirstByteIsAProblem() throws Exception {
    api.backup =
        _ -> {
          throw unreadable();
        };

    HttpResponse<String> answer = client.send(request(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("STORAGE_READ_FAILED");
  }

  @Test
  void oneThatFailsInTheMiddleIsNotTakenForAWholeOne() {
    api.backup =
        out -> {
          out.write(MUCH);
          throw unreadable();
        };

    assertThatIOException().isThrownBy(() -> client.send(request(), BodyHandlers.ofByteArray()));
  }

  @Test
  void aClientThatLeavesEndsIt() throws Exception {
    CompletableFuture<Exception> ended = new CompletableFuture<>();
    api.backup =
        out -> {
          try {
            while (true) {
              out.write(MUCH);
            }
          } catch (IOException | RuntimeException e) {
            ended.complete(e);
            throw e;
          }
        };

    client.send(request(), BodyHandlers.ofInputStream()).body().close();

    assertThat(ended.get(10, TimeUnit.SECONDS)).isNotNull();
  }

  private HttpRequest request() {
    return api.request("/backup").POST(BodyPublishers.noBody()).build();
  }

  private static SlipwayException unreadable() {
    return new SlipwayException(
        Problem.passing(ProblemCode.STORAGE_READ_FAILED, "Tried to back up", "No", "Again"));
  }
}
