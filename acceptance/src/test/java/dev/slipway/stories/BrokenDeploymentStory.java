package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.MachineProcess;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong is named, and what was live stays live.
final class BrokenDeploymentStory {
  private static final Slipway SLIPWAY = Slipway.of(BrokenDeploymentStory.class);
  private static final int PROBLEM_OF_THE_PROJECT = 3;

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void aBrokenBuildSaysWhyAndLeavesTheOldReleaseServing() {
    Project project = Project.builtBy("broken-build", Pages.built("the good one"));
    SLIPWAY.deploy(project).well();

    Ran broken =
        SLIPWAY.deploy(
            project.file("build.js", "console.error('line 7 is wrong'); process.exit(7);\n"));

    assertThat(broken.exitCode()).isEqualTo(PROBLEM_OF_THE_PROJECT);
    assertThat(broken.out() + broken.err())
        .contains("BUILD_COMMAND_FAILED", "exit code 7", "line 7 is wrong", "Still live");
    assertThat(SLIPWAY.site(project.id()).page()).contains("the good one");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ends-at-once, APP_EXITED,     console.log('no database here'); process.exit(9);",
    "wrong-port,   APP_WRONG_PORT, "
        + "console.log('no database here'); (await import('node:http')).createServer().listen(0);",
  })
  void aBrokenStartIsNamedSoonAndLeavesTheOldReleaseServing(String id, String code, String script) {
    Project project = Project.servedBy(id, Pages.served("the good one"));
    SLIPWAY.deploy(project).well();

    Ran broken =
        SLIPWAY.run("deploy", "--json", project.file("server.js", script).folder().toString());

    assertThat(broken.exitCode()).isEqualTo(PROBLEM_OF_THE_PROJECT);
    assertThat(broken.json().at("/problem/error").asText()).isEqualTo(code);
    assertThat(broken.json().at("/problem/evidence").toString()).contains("no database here");
    assertThat(broken.json().at("/steps/4/durationMs").asLong()).isLessThan(10_000);
    assertThat(SLIPWAY.site(id).page()).isEqualTo("the good one");
  }

  @Test
  void aCancelledBuildLeavesNoProcess() {
    String marker = "marker-of-a-cancelled-build";
    try (Gate gate = new Gate()) {
      Project project =
          Project.builtBy(
              "cancelled",
              """
              import { spawn } from 'node:child_process';
              spawn('sh', ['-c', 'sleep 7200; echo %s'], { detached: true, stdio: 'ignore' }).unref();
              """
                      .formatted(marker)
                  + gate.waitingAs("build"));
      String deployment =
          SLIPWAY.run("deploy", "--no-wait", project.folder().toString()).well().lastLine();
      gate.awaitArrivalOf("build");
      assertThat(MachineProcess.all()).anyMatch(process -> process.names(marker));

      SLIPWAY.run("cancel", deployment).well();

      JsonNode end = SLIPWAY.api().end(deployment, Duration.ofSeconds(5));
      assertThat(end.path("state").asText()).isEqualTo("cancelled");
      Waiting.until(
          "no process of the build is left",
          Duration.ofSeconds(5),
          () -> MachineProcess.all().stream().noneMatch(process -> process.names(marker)));
    }
  }

  @Test
  void stoppingTheServiceEndsEveryProcess() {
    try (Slipway slipway = Slipway.of(BrokenDeploymentStory.class);
        Gate gate = new Gate()) {
      slipway.deploy(Project.servedBy("app", Pages.served("an app"))).well();
      Project building = Project.builtBy("building", gate.waitingAs("build"));
      slipway.run("deploy", "--no-wait", building.folder().toString()).well();
      gate.awaitArrivalOf("build");

      slipway.run("down").well();

      Waiting.until(
          "nothing runs that knows the home folder",
          Duration.ofSeconds(5),
          () -> slipway.processes().isEmpty());
    }
  }
}
