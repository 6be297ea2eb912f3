package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecretPromptTest {
  /// Gives a command a terminal (util-linux).
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir private Path folder;
  private StandInServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new StandInServer().json("PUT /projects/shop/secrets", 200, "{\"items\":[]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void onATerminalItIsTypedUnseen() throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "there is no " + SCRIPT);
    Process terminal =
        CliRun.in(folder)
            .server(server)
            .startedBy(SCRIPT.toString(), "-q", "-e", "/dev/null", "-c")
            .start("env", "set", "shop", "API_KEY", "--secret");
    Waiting.until("it asks", () -> written().contains("Value of API_KEY: "));

    try (Writer keys = terminal.outputWriter()) {
      keys.write("hunter2\n");
      keys.flush();
      assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(terminal.exitValue()).as(written()).isZero();
    assertThat(server.asked().getFirst().body()).contains("\"value\":\"hunter2\"");
    assertThat(written()).contains("Set;").doesNotContain("hunter2");
  }

  @Test
  void fromAPipeItIsAllThatComesWithoutTheLastLineEnd() {
    CliRun run =
        CliRun.in(folder)
            .server(server)
            .input("-----BEGIN\nkey\n-----END\n")
            .run("env", "set", "shop", "API_KEY", "--secret");

    assertThat(run.exitCode()).isZero();
    assertThat(server.asked().getFirst().body())
        .contains("\"value\":\"-----BEGIN\\nkey\\n-----END\"");
  }

  @Test
  void nothingFromAPipeIsAMistake() {
    CliRun run = CliRun.in(folder).server(server).run("env", "set", "shop", "API_KEY", "--secret");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("Nothing came on standard input", "NAME=");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void onePipeDoesNotHoldSeveralValues() {
    CliRun run =
        CliRun.in(folder)
            .server(server)
            .input("hunter2\n")
            .run("env", "set", "shop", "API_KEY", "OTHER", "--secret");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("one variable at a time");
    assertThat(server.asked()).isEmpty();
  }

  private String written() {
    try {
      return Files.readString(folder.resolve("out"));
    } catch (IOException _) {
      return "";
    }
  }
}
