package dev.slipway.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationReaderTest {
  @TempDir private Path userHome;

  @Test
  void needsNothingToBeSet() {
    Configuration configuration = read(Map.of());

    assertThat(configuration.home()).isEqualTo(userHome.resolve(".slipway"));
    assertThat(configuration.proxyPort()).isEqualTo(new Port(7070, false));
    assertThat(configuration.deploymentTimeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void environmentGoesBeforeTheFileAndTheFileBeforeTheDefault() throws IOException {
    Path home = homeWith("SLIPWAY_API_PORT=8001\nSLIPWAY_PROXY_PORT=8002\n");

    Configuration configuration =
        read(Map.of("SLIPWAY_HOME", home.toString(), "SLIPWAY_API_PORT", "9001"));

    assertThat(configuration.apiPort()).isEqualTo(new Port(9001, true));
    assertThat(configuration.proxyPort()).isEqualTo(new Port(8002, true));
    assertThat(configuration.logFormat()).isEqualTo(LogFormat.JSON);
  }

  @Test
  void reportsAllMistakesTogether() throws IOException {
    Path home = homeWith("LOG_LEVEL=loud\nSLIPWAY_COLOUR=blue\n");

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () -> read(Map.of("SLIPWAY_HOME", home.toString(), "SLIPWAY_API_PORT", "70000")));

    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID);
    assertThat(refused.problem().evidence())
        .containsExactly(
            "SLIPWAY_COLOUR: no setting of slipway.properties has this name",
            "SLIPWAY_API_PORT: '70000' is not 0 to 65535; 0 is any free port",
            "LOG_LEVEL: 'loud' is not error, warn, info, debug or trace");
  }

  @Test
  void everyDefaultIsAValueOfItsSetting() {
    assertThat(Settings.ALL)
        .allSatisfy(setting -> assertThat(setting.parse(setting.fallback())).isNotNull());
  }

  private Configuration read(Map<String, String> environment) {
    return ConfigurationReader.read(environment, userHome, TestVault.NONE);
  }

  private Path homeWith(String properties) throws IOException {
    Path home = Files.createDirectories(userHome.resolve("home"));
    Files.writeString(home.resolve(SettingsFile.NAME), properties);
    return home;
  }
}
