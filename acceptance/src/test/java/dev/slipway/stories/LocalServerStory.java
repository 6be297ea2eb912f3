package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The server that commands start for themselves, its ends and its failures.
final class LocalServerStory {
  private static final Duration SOON = Duration.ofSeconds(20);

  /// Does not end when it is asked to, and neither does the process that it leaves behind.
  private static final String STUBBORN =
      """
      import { spawn } from 'node:child_process';
      process.on('SIGTERM', () => {});
      spawn('sh', ['-c', "trap '' TERM; sleep 600"], { detached: true, stdio: 'ignore' }).unref();
      """;

  private final Slipway slipway = Slipway.of(LocalServerStory.class);

  @AfterEach
  void end() {
    slipway.close();
  }

  @Test
  void downLeavesNothingOfAnAppThatDoesNotWantToEnd() {
    slipway.deploy(Project.servedBy("stubborn", STUBBORN + Pages.served("stubborn"))).well();

    slipway.run("down").well();

    Waiting.until("nothing is left", SOON, () -> slipway.processes().isEmpty());
  }

  @Test
  void downEndsWhatAServerThatWasKilledLeftBehind() {
    slipway.deploy(Project.servedBy("stubborn", STUBBORN + Pages.served("stubborn"))).well();
    slipway.kill();

    Ran down = slipway.run("down").well();

    assertThat(down.out()).contains("No server runs here; stopped what a killed one had left");
    Waiting.until("nothing is left", SOON, () -> slipway.processes().isEmpty());
  }

  @Test
  void aChosenPortThatIsTakenIsTheUsersMatterAndIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      slipway.with("SLIPWAY_API_PORT", port);

      Ran deploy = slipway.deploy(Project.builtBy("hello", Pages.built("hello")));

      assertThat(deploy.exitCode()).as(deploy.toString()).isEqualTo(3);
      assertThat(deploy.err()).contains("CONFIGURATION_INVALID", port, "SLIPWAY_API_PORT");
    }
  }
}
