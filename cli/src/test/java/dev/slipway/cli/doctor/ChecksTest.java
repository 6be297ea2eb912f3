package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.local.Build;
import dev.slipway.cli.local.ServerRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                Optional.empty())
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
