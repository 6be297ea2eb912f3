package dev.slipway.embedded.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.plan.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartCommandTest {
  @Test
  void theLinesOfAScriptRunInTurn() throws Exception {
    assertThat(run(new Command.Script("npm start", "start", List.of("echo one", "echo 'two  2'"))))
        .isEqualTo("one\ntwo  2\nexit 0");
  }

  @Test
  void aScriptEndsWithItsFirstLineThatFails() throws Exception {
    assertThat(run(new Command.Script("npm start", "start", List.of("exit 7", "echo two"))))
        .isEqualTo("exit 7");
  }

  @Test
  void aShellLineRunsAsItIs() throws Exception {
    assertThat(run(new Command.Shell("X=1; echo $X | cat"))).isEqualTo("1\nexit 0");
  }

  private static String run(Command command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(StartCommand.of(command)).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "exit " + process.waitFor();
  }
}
