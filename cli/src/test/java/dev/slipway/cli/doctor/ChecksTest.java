package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.local.Build;
import dev.slipway.cli.local.ServerRecord;
import dev.slipway.domain.project.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  @TempDir private Path folder;

  @Test
  void everythingIsCheckedAndWhatIsNotWellHasAFix() {
    List<Finding> findings =
        new Checks(
                TestSurroundings.of(folder, Map.of("NPM_CONFIG_REGISTRY", "http://127.0.0.1:1/")),
                Optional.empty(),
                _ -> Optional.empty())
            .run();

    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly(
            "Java", "server", "isolation", "disk", "registry", "API port", "proxy port");
    assertThat(findings)
        .allMatch(
            finding -> finding.level() == Finding.Level.OK || !finding.fix().isEmpty(),
            "has a fix");
  }

  @Test
  void noServerIsAWarning() {
    Finding finding = new ServerCheck(folder).find(Optional.empty());

    assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
    assertThat(finding.fix()).contains("slipway server");
  }

  @Test
  void aServerThatWaitsForWhatItDependsOnIsWaitedFor() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/ready",
        exchange -> {
          waitFor(never, Duration.ofMillis(3_500));
          exchange.sendResponseHeaders(503, -1);
        });
    server.start();
    try {
      Finding finding =
          new ServerCheck(folder).find(Optional.of(at(server.getAddress().getPort())));

      assertThat(finding.detail()).contains("answers 503");
    } finally {
      server.stop(0);
    }
  }

  private static void waitFor(CountDownLatch latch, Duration time) {
    try {
      assertThat(latch.await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, OK", "503, FAIL"})
  void aServerIsAskedWhetherItIsReady(int status, Finding.Level level) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/health/ready", exchange -> exchange.sendResponseHeaders(status, -1));
    server.start();
    try {
      Finding finding =
          new ServerCheck(folder).find(Optional.of(at(server.getAddress().getPort())));

      assertThat(finding.level()).isEqualTo(level);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsAFailure() {
    Finding finding = new ServerCheck(folder).find(Optional.of(at(1)));

    assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
    assertThat(finding.fix()).contains("slipway down");
  }

  @Test
  void whatTheServerDependsOnIsShownWithWhatToDo() throws IOException {
    byte[] body =
        """
        {"status":"unhealthy","service":"slipway","version":"1","timestamp":"2026-11-26T00:00:00Z",
         "uptimeMs":1,"checks":[
          {"name":"store","status":"healthy","detail":"3 deployments"},
          {"name":"cosmos","status":"healthy","detail":"all there","latencyMs":12,
           "permission":"role 'A'"},
          {"name":"key-vault","status":"unhealthy","detail":"no role","latencyMs":30,
           "permission":"role 'B'","code":"STORAGE_READ_FAILED","fix":"Give it role 'B'"},
          {"name":"queue","status":"unhealthy","detail":"Ask with a token","latencyMs":8000}]}
        """
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<String> asked = new CopyOnWriteArrayList<>();
    server.createContext(
        "/health/detailed",
        exchange -> {
          asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      assertThat(
              new DependencyChecks(_ -> Optional.of(Secret.of("key")))
                  .find(Optional.of(at(server.getAddress().getPort()))))
          .containsExactly(
              Finding.ok("cosmos", "all there (12 ms)"),
              Finding.fail("key-vault", "no role (30 ms); it needs role 'B'", "Give it role 'B'"),
              Finding.fail("queue", "Ask with a token (8000 ms)", "See the server's log"));
      assertThat(asked).containsExactly("Bearer key");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatDoesNotAnswerSaysNothingOfWhatItDependsOn() {
    assertThat(new DependencyChecks(_ -> Optional.empty()).find(Optional.of(at(1)))).isEmpty();
    assertThat(new DependencyChecks(_ -> Optional.empty()).find(Optional.empty())).isEmpty();
  }

  @Test
  void withoutBubblewrapThereIsAWarning() {
    Finding finding = new IsolationCheck(List.of(folder)).find();

    assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
    assertThat(finding.detail()).contains("not installed");
  }

  @ParameterizedTest
  @CsvSource({"0, OK", "1, WARN"})
  void bubblewrapIsTried(int exitCode, Finding.Level level) throws IOException {
    Path program = folder.resolve("bwrap");
    Files.writeString(program, "#!/bin/sh\nexit " + exitCode);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThat(new IsolationCheck(List.of(folder)).find().level()).isEqualTo(level);
  }

  @Test
  void theDiskOfAHomeThatIsNotThereYetIsThatOfItsParent() {
    assertThat(new DiskCheck(folder.resolve("not/there")).find().detail()).contains("GB free");
  }

  private static ServerRecord at(int port) {
    URI address = URI.create("http://127.0.0.1:" + port);
    return new ServerRecord(1, address, address, Instant.now(), "1", Build.UNKNOWN, true);
  }
}
