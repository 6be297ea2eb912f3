package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Checkout;
import dev.slipway.stories.stage.Slipway;
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
}
