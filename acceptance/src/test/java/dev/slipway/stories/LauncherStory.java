package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Checkout;
import dev.slipway.stories.stage.Slipway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What `./slipway` does before the command itself.
final class LauncherStory {
  @Test
  void theFirstCommandOfABuildLeavesFastStartsBehind() {
    try (Slipway slipway = Slipway.of(LauncherStory.class)) {
      assertThat(slipway.run("--version").well().out()).startsWith("slipway ");

      assertThat(Checkout.distribution().resolve("cli.aot")).isNotEmptyFile();
      assertThat(Checkout.distribution().resolve("server.aot")).isNotEmptyFile();
      assertThat(Checkout.distribution().resolve("rehearsal")).doesNotExist();
    }
  }

  /// Their jars are signed, so the first class of one costs a start a tenth of a second.
  @Test
  void aServerWithoutAzureLoadsNothingOfItsSdks() throws IOException {
    try (Slipway slipway = Slipway.of(LauncherStory.class).serving()) {
      assertThat(classesIn(slipway.service()))
          .contains("dev.slipway.server.SlipwayService")
          .doesNotContain("com.azure.", "reactor.", "io.netty.");
    }
  }

  private static String classesIn(ProcessHandle process) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process listing =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "VM.classes")
            .redirectErrorStream(true)
            .start();
    return new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
