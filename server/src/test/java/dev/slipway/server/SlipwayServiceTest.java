package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.ConfigurationReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlipwayServiceTest {
  @TempDir private Path folder;

  @Test
  void aStartThatFailsLeavesNothingOpen() throws IOException, InterruptedException {
    int proxy = freePort();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(other.getLocalPort(), proxy))
          .isInstanceOfSatisfying(
              SlipwayException.class,
              e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID));
    }

    SlipwayService again = start(0, proxy);

    assertThat(folder.resolve("home/server.json")).exists();
    again.stop();
    assertThat(folder.resolve("home/server.json")).doesNotExist();
  }

  private SlipwayService start(int apiPort, int proxyPort) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLIPWAY_HOME", folder.resolve("home").toString());
    environment.put("SLIPWAY_API_PORT", Integer.toString(apiPort));
    environment.put("SLIPWAY_PROXY_PORT", Integer.toString(proxyPort));
    Configuration configuration =
        ConfigurationReader.read(
            environment,
            folder,
            (vault, identity) -> {
              throw new AssertionError("no vault is named");
            });
    return SlipwayService.start(
        configuration,
        ConfigurationChanges.none(configuration),
        environment,
        InstantSource.system());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
