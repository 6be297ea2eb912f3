package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortCheckTest {
  @TempDir private Path home;
  private ServerSocket taken;

  @BeforeEach
  void takeAPort() throws IOException {
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void giveItBack() throws IOException {
    taken.close();
  }

  @Test
  void aTakenPortThatNobodyChoseIsAWarning() {
    Finding finding = usually(taken.getLocalPort()).find(settings(Map.of()), Optional.empty());

    assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
    assertThat(finding.fix()).contains("takes a free port instead");
  }

  @Test
  void aTakenPortThatSomebodyChoseIsAFailure() {
    Finding finding =
        usually(0)
            .find(
                settings(Map.of("SLIPWAY_API_PORT", "" + taken.getLocalPort())), Optional.empty());

    assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
    assertThat(finding.fix()).contains("SLIPWAY_API_PORT");
  }

  @Test
  void aPortInTheFileOfTheHomeFolderIsAChosenOne() throws IOException {
    Files.writeString(
        home.resolve("slipway.properties"), "SLIPWAY_API_PORT=" + taken.getLocalPort());

    assertThat(usually(0).find(settings(Map.of()), Optional.empty()).level())
        .isEqualTo(Finding.Level.FAIL);
  }

  @Test
  void whatIsNoPortIsAFailure() {
    Finding finding =
        usually(0).find(settings(Map.of("SLIPWAY_API_PORT", "70000")), Optional.empty());

    assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
    assertThat(finding.detail()).contains("70000");
  }

  @Test
  void aFreePortIsFine() throws IOException {
    int port = taken.getLocalPort();
    taken.close();

    assertThat(usually(port).find(settings(Map.of()), Optional.empty()))
        .isEqualTo(Finding.ok("API port", port + " is free"));
  }

  @Test
  void thePortOfTheServerThatRunsIsToldAndNotTried() {
    URI running = URI.create("http://127.0.0.1:" + taken.getLocalPort());

    assertThat(usually(0).find(settings(Map.of()), Optional.of(running)))
        .isEqualTo(Finding.ok("API port", "the server listens on " + taken.getLocalPort()));
  }

  private static PortCheck usually(int port) {
    return new PortCheck("API port", "SLIPWAY_API", port);
  }

  private ServerSettings settings(Map<String, String> variables) {
    return new ServerSettings(TestSurroundings.of(home, variables));
  }
}
