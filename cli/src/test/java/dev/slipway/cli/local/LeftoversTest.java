package dev.slipway.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LeftoversTest {
  @TempDir private Path home;
  @TempDir private Path elsewhere;

  @Test
  void whatCarriesAMarkerAndWorksInTheHomeIsLeftOver() throws IOException {
    Process app = sleeper(home, "SLIPWAY_RUN");
    Process build = sleeper(home, "SLIPWAY_BUILD");

    assertThat(Leftovers.in(home)).containsExactlyInAnyOrder(app.toHandle(), build.toHandle());
    app.destroyForcibly();
    build.destroyForcibly();
  }

  @Test
  void aPersonsShellInTheHomeIsNot() throws IOException {
    Process shell = sleeper(home, "SLIPWAY_HOME");

    assertThat(Leftovers.in(home)).isEmpty();
    shell.destroyForcibly();
  }

  @Test
  void theAppOfAnotherHomeIsNot() throws IOException {
    Process app = sleeper(elsewhere, "SLIPWAY_RUN");

    assertThat(Leftovers.in(home)).isEmpty();
    app.destroyForcibly();
  }

  /// Has begun to be what it is when it answers.
  private static Process sleeper(Path folder, String variable) throws IOException {
    ProcessBuilder sleeper =
        new ProcessBuilder("sh", "-c", "echo ready; read -r _").directory(folder.toFile());
    sleeper.environment().put(variable, "1");
    Process process = sleeper.start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return process;
  }
}
