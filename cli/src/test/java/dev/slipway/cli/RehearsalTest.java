package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
  private static final Path HOME = Path.of("/rehearsal");

  @Test
  void itHasNothingToDoWithWhatTheUserWorksWith() {
    Map<String, String> own =
        Map.of(
            "PATH", "/bin",
            "SLIPWAY_LIB", "/lib",
            "SLIPWAY_HOME", "/own",
            "SLIPWAY_SERVER", "https://slipway.example.com",
            "SLIPWAY_TOKEN", "secret",
            "SLIPWAY_MODE", "azure",
            "AZURE_COSMOS_CONNECTION_STRING", "AccountKey=secret",
            "QUOTA_DEPLOYMENTS_PER_DAY", "1");

    assertThat(Rehearsal.environment(own, HOME))
        .containsOnly(
            Map.entry("PATH", "/bin"),
            Map.entry("SLIPWAY_LIB", "/lib"),
            Map.entry("SLIPWAY_HOME", "/rehearsal"),
            Map.entry("XDG_CONFIG_HOME", "/rehearsal"),
            Map.entry("SLIPWAY_API_PORT", "0"),
            Map.entry("SLIPWAY_PROXY_PORT", "0"));
  }
}
