package dev.slipway.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `.env.example` is there to be copied: every setting, with what holds anyway.
final class ExampleOfEnvironmentTest {
  private static final Path EXAMPLE = Path.of("..", ".env.example");

  @Test
  void exampleHasExactlyTheSettingsOfTheCodeInTheirOrder() throws IOException {
    List<String> lines =
        Files.readAllLines(EXAMPLE).stream().filter(line -> !line.startsWith("# ")).toList();

    assertThat(lines)
        .isEqualTo(
            Settings.ALL.stream()
                .flatMap(setting -> Stream.of("", "#" + setting.name() + "=" + value(setting)))
                .toList());
  }

  /// What is not set has no value that could be written.
  private static String value(Setting<?> setting) {
    return setting.fallback().equals("none") ? "" : setting.fallback();
  }
}
