package dev.slipway.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfigurationReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "configuration.md");

  @Test
  void referenceHasExactlyTheSettingsOfTheCodeInTheirOrder() throws IOException {
    List<String> rows =
        Files.readAllLines(REFERENCE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows).isEqualTo(Settings.ALL.stream().map(ConfigurationReferenceTest::row).toList());
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | `%s` | %s | %s |"
        .formatted(setting.name(), setting.fallback(), setting.form(), setting.meaning());
  }
}
