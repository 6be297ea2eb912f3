package dev.slipway.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerStopTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(100);

  @Test
  void aServerThatGoesByItselfIsNotForced() throws IOException {
    Process server = ready("echo ready; exec sleep 600");

    ServerStop.Stopped stopped = new ServerStop(LONG, LONG).stop(server.toHandle());

    assertThat(stopped).isEqualTo(new ServerStop.Stopped(server.pid(), 0, false));
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void aServerThatDoesNotGoIsKilled() throws IOException {
    Process server = ready("trap '' TERM; sleep 600 & echo ready; wait");

    ServerStop.Stopped stopped = new ServerStop(SHORT, SHORT).stop(server.toHandle());

    assertThat(stopped.forced()).isTrue();
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void whatTheServerRanAndLeftBehindIsKilled() throws IOException {
    Process server = ready("(trap '' TERM; sleep 600 & echo ready; wait) & wait");
    ProcessHandle app = server.children().findFirst().orElseThrow();

    ServerStop.Stopped stopped = new ServerStop(LONG, SHORT).stop(server.toHandle());

    assertThat(stopped.forced()).isTrue();
    assertThat(stopped.processes()).isPositive();
    assertThat(Liveness.of(app)).isFalse();
  }

  private static Process ready(String script) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", script).start();
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).isEqualTo("ready");
    return process;
  }
}
