package dev.slipway.embedded.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.plan.Command;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.rule.AnswerRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapLimitTest {
  private static final SizeRequest HALF_A_GIBIBYTE =
      new SizeRequest(Optional.empty(), Optional.of(512));
  private static final SizeRequest PROCESSORS = new SizeRequest(Optional.of(500), Optional.empty());

  @Test
  void theHeapHasThreeQuartersOfTheMemory() {
    assertThat(HeapLimit.of(launch("node .", "npm@11.0.0 node@22.0.0", HALF_A_GIBIBYTE), ""))
        .contains("--max-old-space-size=384");
  }

  @Test
  void otherOptionsOfTheProjectStay() {
    assertThat(
            HeapLimit.of(launch("node .", "node@22.0.0", HALF_A_GIBIBYTE), "--enable-source-maps"))
        .contains("--enable-source-maps --max-old-space-size=384");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--max-old-space-size=100",
        "--x --max_old_space_size=100",
        "--max-old-space-size-percentage=50"
      })
  void aLimitOfTheProjectsOwnStays(String options) {
    assertThat(HeapLimit.of(launch("node .", "node@22.0.0", HALF_A_GIBIBYTE), options)).isEmpty();
    assertThat(HeapLimit.of(launch("node " + options, "node@22.0.0", HALF_A_GIBIBYTE), ""))
        .isEmpty();
  }

  @Test
  void aScriptMayHaveALimitOfItsOwn() {
    Command script =
        new Command.Script("npm start", "start", List.of("x", "node --max-old-space-size=9 ."));

    assertThat(HeapLimit.of(launch(script, "node@22.0.0", HALF_A_GIBIBYTE), "")).isEmpty();
  }

  @Test
  void nothingIsSetForWhatDoesNotAskForMemoryOrIsNotNode() {
    assertThat(HeapLimit.of(launch("node .", "node@22.0.0", SizeRequest.NONE), "")).isEmpty();
    assertThat(HeapLimit.of(launch("node .", "node@22.0.0", PROCESSORS), "")).isEmpty();
    assertThat(HeapLimit.of(launch("bun .", "bun@1.3.0", HALF_A_GIBIBYTE), "")).isEmpty();
  }

  private static Launch.ServerProcess launch(String line, String toolchain, SizeRequest size) {
    return launch(new Command.Shell(line), toolchain, size);
  }

  private static Launch.ServerProcess launch(Command start, String toolchain, SizeRequest size) {
    return new Launch.ServerProcess(start, ".", toolchain, "/", size, AnswerRules.NONE);
  }
}
